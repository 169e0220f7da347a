// The console looks again every few seconds, but not while nobody can see it.
(function () {
  "use strict";
  document.addEventListener("htmx:beforeRequest", function (e) {
    if (e.detail.elt.hasAttribute("data-live") && document.hidden) e.preventDefault();
  });
  function notSent(elt) {
    var moves = elt.closest(".rl-moves"), unsent = moves && moves.querySelector(".rl-unsent");
    if (!unsent) return;
    unsent.hidden = false;
    document.getElementById("live").textContent = unsent.innerText;
  }
  // Signed out meanwhile: the page to sign in comes instead, and has no place in this one.
  document.addEventListener("htmx:beforeSwap", function (e) {
    if (e.detail.xhr.responseURL.split("?")[0].includes("/releases/")) return;
    e.detail.shouldSwap = false;
    notSent(e.detail.requestConfig.elt);
  });
  ["sendError", "timeout", "responseError"].forEach(function (name) {
    document.addEventListener("htmx:" + name, function (e) { notSent(e.detail.elt); });
  });
  document.addEventListener("visibilitychange", function () {
    var live = document.querySelector("[data-live]");
    if (live && !document.hidden) htmx.trigger(live, "seen");
  });
})();
