// The page beside the words: made anew by the server after typing stops, at three widths, where the caret is.
(function () {
  "use strict";
  var form = document.getElementById("wb"), frame = document.getElementById("wb-frame"), pane = document.getElementById("wb-pane");
  var slot = document.getElementById("wb-told"), say = document.getElementById("wb-say"), text = form.elements.source;
  var wait, busy = false, again = false, anchors = [];
  document.querySelectorAll("[data-js]").forEach(function (each) { each.hidden = false; });

  function tell(words) { if (say.textContent !== words) say.textContent = words; }
  function adopt(page) {
    var told = page.getElementById("told");
    if (!told) return false;
    anchors = JSON.parse(told.dataset.anchors).sort(function (a, b) { return a[1] - b[1]; });
    tell(told.dataset.say);
    slot.replaceChildren(document.adoptNode(told));
    form.dispatchEvent(new Event("told"));
    return true;
  }
  function swap(page) {
    var shown = frame.contentDocument, main = shown && shown.getElementById("main"), scroller, top;
    if (!page.getElementById("told")) throw new Error("no page");
    if (!main) { frame.src = form.dataset.preview; return; }
    scroller = shown.scrollingElement;
    top = scroller.scrollTop;
    adopt(page);
    ["main", "rail"].forEach(function (id) {
      var old = shown.getElementById(id), fresh = page.getElementById(id);
      if (old && fresh) old.replaceChildren.apply(old, fresh.childNodes);
    });
    scroller.scrollTop = top;
    if (frame.contentWindow.htmx) frame.contentWindow.htmx.process(main);
    follow();
  }
  function render() {
    clearTimeout(wait);
    if (busy) { again = true; return; }
    busy = true;
    pane.setAttribute("aria-busy", "true");
    fetch(form.dataset.preview, { method: "POST", body: new FormData(form) }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      return answer.text();
    }).then(function (html) {
      swap(new DOMParser().parseFromString(html, "text/html"));
    }).catch(function () { tell(form.dataset.lost); slot.textContent = form.dataset.lost; }).finally(function () {
      busy = false;
      pane.removeAttribute("aria-busy");
      if (again) { again = false; render(); }
    });
  }

  // Where the words at the caret stand in the page: between the nearest ids before and after them.
  function place() {
    var shown = frame.contentDocument, line = text.value.slice(0, text.selectionStart).split("\n").length;
    var from = [0, 1], to = [shown.documentElement.scrollHeight, text.value.split("\n").length + 1], past = false;
    anchors.forEach(function (pair) {
      var spot = !past && shown.getElementById(pair[0]);
      if (!spot) return;
      var y = spot.getBoundingClientRect().top + frame.contentWindow.scrollY;
      if (pair[1] <= line) from = [y, pair[1]]; else { to = [y, pair[1]]; past = true; }
    });
    return from[0] + (to[0] - from[0]) * (line - from[1]) / Math.max(1, to[1] - from[1]);
  }
  function follow() {
    var view = frame.contentWindow, y;
    if (document.activeElement !== text || !view.document.getElementById("main")) return;
    y = place() - view.scrollY;
    if (y < view.innerHeight * 0.1 || y > view.innerHeight * 0.75) view.scrollBy(0, y - view.innerHeight * 0.3);
  }

  function fit() {
    var width = Number(document.querySelector("#wb-widths :checked").value), scale = Math.min(1, pane.clientWidth / width);
    frame.style.width = width + "px";
    frame.style.height = pane.clientHeight / scale + "px";
    frame.style.marginInlineStart = Math.max(0, (pane.clientWidth - width) / 2) + "px";
    frame.style.transform = "scale(" + scale + ")";
  }
  function remember(value) { try { return value ? localStorage.setItem("wb-width", value) : localStorage.getItem("wb-width"); } catch (_) { return null; } }
  function chosen() { return document.querySelector('#wb-widths [value="' + (remember() || (innerWidth < 768 ? 390 : 768)) + '"]'); }

  // Links of the page lead to a tab of their own; only those within it stay.
  function link(e) {
    var a = e.target.closest("a[href]"), spot;
    if (!a || e.defaultPrevented || a.getAttribute("href")[0] === "#") return;
    e.preventDefault();
    if (a.pathname === form.dataset.alone) return render();
    spot = a.hash && frame.contentDocument.getElementById(a.hash.slice(1));
    if (spot) spot.scrollIntoView(); else window.open(a.href, "_blank", "noopener");
  }
  function loaded() {
    if (!frame.contentDocument || !adopt(frame.contentDocument)) return;
    frame.contentDocument.addEventListener("click", link);
    if (text.value !== text.defaultValue) render();
  }

  form.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(render, 300); });
  form.addEventListener("preview", render);
  form.addEventListener("submit", function (e) {
    if (!e.submitter || e.submitter.id !== "wb-now") return;
    e.preventDefault();
    document.getElementById("wb-tab-page").checked = true;
    render();
  });
  document.getElementById("wb-state").addEventListener("change", render);
  document.addEventListener("selectionchange", function () { requestAnimationFrame(follow); });
  document.getElementById("wb-widths").addEventListener("change", function (e) { remember(e.target.value); fit(); });
  (chosen() || document.querySelector("#wb-widths input")).checked = true;
  new ResizeObserver(fit).observe(pane);
  frame.addEventListener("load", loaded);
  if (frame.contentDocument && frame.contentDocument.readyState === "complete") loaded();
})();
