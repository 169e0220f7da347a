// The page beside the words: made anew by the server after typing stops, at three widths, where the caret is.
(() => {
  "use strict";
  const $ = id => document.getElementById(id), form = $("wb"), text = form.elements.source, frame = $("wb-frame"), pane = $("wb-pane");
  const { preview, alone, lost } = form.dataset;
  let wait, busy, again, anchors = [];

  const tell = words => { if ($("wb-say").textContent !== words) $("wb-say").textContent = words; };
  function adopt(page) {
    const told = page.getElementById("told");
    if (!told) return false;
    anchors = JSON.parse(told.dataset.anchors).sort((a, b) => a[1] - b[1]);
    tell(told.dataset.say);
    $("wb-told").replaceChildren(document.adoptNode(told));
    form.dispatchEvent(new Event("told"));
    return true;
  }
  function swap(page) {
    const shown = frame.contentDocument, main = shown?.getElementById("main");
    if (!page.getElementById("told")) throw new Error("no page");
    if (!main) return void (frame.src = preview);
    const top = shown.scrollingElement.scrollTop;
    adopt(page);
    for (const id of ["main", "rail"]) shown.getElementById(id)?.replaceChildren(...page.getElementById(id).childNodes);
    shown.scrollingElement.scrollTop = top;
    frame.contentWindow.htmx?.process(main);
    follow();
  }
  async function render() {
    clearTimeout(wait);
    if (busy) return void (again = true);
    busy = true;
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(preview, { method: "POST", body: new FormData(form) });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { tell(lost); $("wb-told").textContent = lost; }
    busy = false;
    pane.removeAttribute("aria-busy");
    if (again) { again = false; render(); }
  }

  // Where the words at the caret stand in the page: between the nearest ids before and after them.
  function follow() {
    const view = frame.contentWindow, shown = frame.contentDocument, line = text.value.slice(0, text.selectionStart).split("\n").length;
    if (document.activeElement !== text || !shown?.getElementById("main")) return;
    let from = [-view.scrollY, 1], to;
    for (const [id, at] of anchors) {
      const y = shown.getElementById(id)?.getBoundingClientRect().top;
      if (y === undefined || to) continue;
      if (at <= line) from = [y, at]; else to = [y, at];
    }
    to ||= [shown.getElementById("main").getBoundingClientRect().bottom, text.value.split("\n").length + 1];
    const y = from[0] + (to[0] - from[0]) * (line - from[1]) / Math.max(1, to[1] - from[1]), high = view.innerHeight;
    if (y < high * 0.1 || y > high * 0.75) view.scrollBy(0, y - high * 0.3);
  }

  const chosen = value => document.querySelector("#wb-widths " + (value ? `[value="${value}"]` : ":checked"));
  function fit() {
    const width = Number(chosen().value), room = pane.clientWidth, scale = Math.min(1, room / width);
    Object.assign(frame.style, { width: width + "px", height: pane.clientHeight / scale + "px", transform: `scale(${scale})`, marginInlineStart: Math.max(0, (room - width) / 2) + "px" });
  }

  // Links of the page lead to a tab of their own; only those within it stay.
  function link(e) {
    const a = e.target.closest("a[href]");
    if (!a || e.defaultPrevented || a.getAttribute("href")[0] === "#") return;
    e.preventDefault();
    if (a.pathname === alone) return void render();
    const spot = a.hash && frame.contentDocument.getElementById(a.hash.slice(1));
    if (spot) spot.scrollIntoView(); else open(a.href, "_blank", "noopener");
  }
  function loaded() {
    if (!frame.contentDocument || !adopt(frame.contentDocument)) return;
    frame.contentDocument.addEventListener("click", link);
    if (text.value !== text.defaultValue) render();
  }

  for (const each of document.querySelectorAll("[data-js]")) each.hidden = false;
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(render, 300); });
  form.addEventListener("preview", render);
  form.addEventListener("submit", e => {
    if (e.submitter !== $("wb-now")) return;
    e.preventDefault();
    $("wb-tab-page").checked = true;
    render();
  });
  $("wb-state").addEventListener("change", render);
  document.addEventListener("selectionchange", () => requestAnimationFrame(follow));
  $("wb-widths").addEventListener("change", e => { localStorage.setItem("wb-width", e.target.value); fit(); });
  (chosen(localStorage.getItem("wb-width") || (innerWidth < 768 ? 390 : 768)) || chosen()).checked = true;
  new ResizeObserver(fit).observe(pane);
  frame.addEventListener("load", loaded);
  if (frame.contentDocument?.readyState === "complete") loaded();
})();
