// The workbench: numbered lines with marks beside the text, and the page that the words make, made anew by the server.
(() => {
  "use strict";
  const $ = id => document.getElementById(id), form = $("wb"), text = form.elements.source, frame = $("wb-frame"), pane = $("wb-pane"), mirror = $("wb-lines");
  const data = form.dataset, found = new Map();
  let wait, busy, again, anchors = [], shown = [];

  // The lines once more, unseen, in the same letters and width: they wrap as in the textarea.
  function draw() {
    const lines = text.value.split("\n");
    while (mirror.childElementCount > lines.length) mirror.lastChild.remove();
    lines.forEach((line, at) => {
      if (shown[at] !== line) (mirror.children[at] || mirror.appendChild(document.createElement("div"))).textContent = line || "\u200b";
    });
    shown = lines;
  }
  const caret = () => text.value.slice(0, text.selectionStart).split("\n").length;
  function where() {
    const words = found.get(caret()), here = $("wb-here");
    here.textContent = `${data.line} ${caret()}${words ? ": " + words : ""}`;
    here.classList.toggle("bad", !!words);
  }
  function go(field, line) {
    const fold = field.closest("details"), lines = field.value.split("\n"), start = lines.slice(0, line - 1).join("\n").length + (line > 1);
    if (fold) fold.open = true;
    $("wb-tab-words").checked = true;
    field.focus();
    field.setSelectionRange?.(start, start + (lines[line - 1] || "").length);
    if (field === text) mirror.children[line - 1]?.scrollIntoView({ block: "center" });
  }
  function next(back) {
    const lines = [...found.keys()].sort((a, b) => back ? b - a : a - b);
    if (lines.length) go(text, lines.find(line => back ? line < caret() : line > caret()) || lines[0]);
  }

  // What the server tells of the words; each row leads to its line.
  const say = words => { if ($("wb-say").textContent !== words) $("wb-say").textContent = words; };
  function adopt(page) {
    const told = page.getElementById("told");
    anchors = JSON.parse(told.dataset.anchors).sort((a, b) => a[1] - b[1]);
    say(told.dataset.say);
    $("wb-told").replaceChildren(document.adoptNode(told));
    found.clear();
    for (const row of told.querySelectorAll("[data-line]")) {
      const button = document.createElement("button"), { field, advice } = row.dataset, line = Number(row.dataset.line);
      if (field === text.id && advice === undefined && !found.has(line)) found.set(line, row.lastChild.textContent.trim());
      button.type = "button";
      button.append(...row.childNodes);
      button.addEventListener("click", () => go($(field), line));
      row.append(button);
    }
    draw();
    [...mirror.children].forEach((line, at) => line.classList.toggle("bad", found.has(at + 1)));
    where();
  }
  function swap(page) {
    const now = frame.contentDocument, top = now?.scrollingElement?.scrollTop;
    adopt(page);
    if (!now?.getElementById("main")) return void (frame.src = data.preview);
    for (const sheet of page.querySelectorAll("[rel=stylesheet]")) if (!now.querySelector(`[href="${sheet.getAttribute("href")}"]`)) now.head.append(sheet);
    for (const id of ["main", "rail"]) now.getElementById(id)?.replaceChildren(...page.getElementById(id).childNodes);
    now.scrollingElement.scrollTop = top;
    frame.contentWindow.htmx?.process(now.body);
    follow();
  }
  async function render() {
    clearTimeout(wait);
    if (busy) return void (again = true);
    busy = true;
    try {
      // An error or a sign-in tells nothing of the words, and ends below.
      const answer = await fetch(data.preview, { method: "POST", body: new FormData(form) });
      swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { say($("wb-told").textContent = data.lost); }
    busy = false;
    if (again) render(again = false);
  }

  // Where the words at the caret stand in the page: between the nearest ids before and after them.
  function follow() {
    const view = frame.contentWindow, now = frame.contentDocument, high = view.innerHeight;
    if (document.activeElement !== text || !now?.getElementById("main")) return;
    let from = [-view.scrollY, 1], to;
    for (const [id, at] of anchors) {
      const y = now.getElementById(id)?.getBoundingClientRect().top;
      if (y === undefined || to) continue;
      if (at <= caret()) from = [y, at]; else to = [y, at];
    }
    to ||= [now.getElementById("main").getBoundingClientRect().bottom, shown.length + 1];
    const y = from[0] + (to[0] - from[0]) * (caret() - from[1]) / Math.max(1, to[1] - from[1]);
    if (y < high * 0.1 || y > high * 0.75) view.scrollBy(0, y - high * 0.3);
  }
  const width = value => document.querySelector("#wb-widths " + (value ? `[value="${value}"]` : ":checked"));
  function fit() {
    const wide = Number(width().value), room = pane.clientWidth, scale = Math.min(1, room / wide);
    Object.assign(frame.style, { width: wide + "px", height: pane.clientHeight / scale + "px", transform: `scale(${scale})` });
  }

  // Links open in a tab of their own; those within the page stay.
  function link(e) {
    const a = e.target.closest("a[href]");
    if (!a || e.defaultPrevented || a.getAttribute("href")[0] === "#") return;
    e.preventDefault();
    if (a.pathname === data.alone) return void render();
    const spot = a.hash && frame.contentDocument.getElementById(a.hash.slice(1));
    if (spot) spot.scrollIntoView(); else open(a.href, "_blank", "noopener");
  }
  function loaded() {
    const now = frame.contentDocument;
    if (!now?.getElementById("told")) return;
    adopt(now);
    now.addEventListener("click", link);
    if (text.value !== text.defaultValue) render();
  }

  text.parentNode.classList.add("wb-ed--on");
  for (const each of document.querySelectorAll("[data-js]")) each.hidden = false;
  form.addEventListener("input", () => { draw(); clearTimeout(wait); wait = setTimeout(render, 300); });
  form.addEventListener("submit", e => {
    e.preventDefault();
    // draft.js saves when the window gets the focus.
    if (e.submitter !== $("wb-now")) return void dispatchEvent(new Event("focus"));
    $("wb-tab-page").checked = true;
    render();
  });
  form.addEventListener("keydown", e => {
    const isCommand = (e.ctrlKey || e.metaKey) && !e.altKey;
    if (e.key === "F8") next(e.shiftKey);
    else if (isCommand && e.key === "Enter") render();
    else if (isCommand && e.key === "s" && $("wb-save")) form.requestSubmit($("wb-save"));
    else return;
    e.preventDefault();
  });
  document.addEventListener("selectionchange", () => { if (document.activeElement === text) { where(); requestAnimationFrame(follow); } });
  $("wb-state").addEventListener("change", render);
  $("wb-widths").addEventListener("change", e => { localStorage.setItem("wb-width", e.target.value); fit(); });
  (width(localStorage.getItem("wb-width") || (innerWidth < 768 ? 390 : 768)) || width()).checked = true;
  new ResizeObserver(fit).observe(pane);
  frame.addEventListener("load", loaded);
  draw();
  if (frame.contentDocument?.readyState === "complete") loaded();
})();
