// Marks where the reader is in "On this page". The list works without it.
(function () {
  "use strict";
  var links = {}, order = [], toc = document.getElementById("toc");
  document.querySelectorAll(".toc__l a").forEach(function (link) {
    var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) { links[heading.id] = link; order.push(heading); }
    link.addEventListener("click", function () { if (toc.matches(":popover-open")) toc.hidePopover(); });
  });
  function mark() {
    var top = innerHeight * 0.35, here = null;
    order.forEach(function (heading) { if (heading.getBoundingClientRect().top < top) here = heading; });
    Object.keys(links).forEach(function (id) {
      if (here && id === here.id) links[id].setAttribute("aria-current", "location");
      else links[id].removeAttribute("aria-current");
    });
  }
  var watch = new IntersectionObserver(mark, { rootMargin: "99999px 0px -65% 0px", threshold: [0, 1] });
  order.forEach(function (heading) { watch.observe(heading); });
})();
