// The console looks again every few seconds, but not while nobody can see it.
(function () {
  "use strict";
  document.addEventListener("htmx:beforeRequest", function (e) {
    if (e.detail.elt.hasAttribute("data-live") && document.hidden) e.preventDefault();
  });
  ["sendError", "timeout", "responseError"].forEach(function (name) {
    document.addEventListener("htmx:" + name, function (e) {
      var moves = e.detail.elt.closest(".rl-moves"), unsent = moves && moves.querySelector(".rl-unsent");
      if (!unsent) return;
      unsent.hidden = false;
      document.getElementById("live").textContent = unsent.innerText;
    });
  });
  document.addEventListener("visibilitychange", function () {
    var live = document.querySelector("[data-live]");
    if (live && !document.hidden) htmx.trigger(live, "seen");
  });
})();
