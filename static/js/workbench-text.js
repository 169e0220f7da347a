// The text with numbered lines and marks beside those to mend; a plain textarea stays what is typed in.
(() => {
  "use strict";
  const $ = id => document.getElementById(id), form = $("wb"), text = form.elements.source, mirror = $("wb-lines"), here = $("wb-here");
  const found = new Map(), lineOf = place => text.value.slice(0, place).split("\n").length;
  let shown = [];
  text.parentNode.classList.add("wb-ed--on");

  // The lines once more, unseen, in the same letters and width: they wrap as those in the textarea do.
  function draw() {
    const lines = text.value.split("\n");
    while (mirror.childElementCount > lines.length) mirror.lastChild.remove();
    lines.forEach((line, at) => {
      if (shown[at] !== line) (mirror.children[at] || mirror.appendChild(document.createElement("div"))).textContent = line || "\u200b";
    });
    shown = lines;
  }
  function mark() {
    for (const line of mirror.querySelectorAll(".bad")) line.className = "";
    for (const line of found.keys()) if (mirror.children[line - 1]) mirror.children[line - 1].className = "bad";
    where();
  }
  function where() {
    const line = lineOf(text.selectionStart), words = found.get(line);
    here.textContent = form.dataset.line + " " + line + (words ? ": " + words : "");
    here.classList.toggle("bad", Boolean(words));
  }
  function go(field, line) {
    let start = 0;
    const fold = field.closest("details");
    if (fold) fold.open = true;
    $("wb-tab-words").checked = true;
    field.focus();
    if (!field.setSelectionRange) return;
    for (let n = 1; n < line; n += 1) start = field.value.indexOf("\n", start) + 1;
    const end = field.value.indexOf("\n", start);
    field.setSelectionRange(start, end < 0 ? field.value.length : end);
    if (field === text) mirror.children[line - 1]?.scrollIntoView({ block: "center" });
  }
  function next(back) {
    const lines = [...found.keys()].sort((a, b) => back ? b - a : a - b), now = lineOf(text.selectionStart);
    if (lines.length) go(text, lines.find(line => back ? line < now : line > now) || lines[0]);
  }

  form.addEventListener("told", () => {
    found.clear();
    for (const row of document.querySelectorAll("#wb-told [data-line]")) {
      const button = document.createElement("button"), { line, field, advice } = row.dataset, words = row.lastChild.textContent.trim();
      button.type = "button";
      button.append(...row.childNodes);
      button.addEventListener("click", () => go($(field), Number(line)));
      row.append(button);
      if (field === text.id && advice === undefined && !found.has(Number(line))) found.set(Number(line), words);
    }
    draw();
    mark();
  });
  form.addEventListener("keydown", e => {
    const isCommand = (e.ctrlKey || e.metaKey) && !e.altKey;
    if (e.key === "F8") next(e.shiftKey);
    else if (isCommand && e.key === "Enter") form.dispatchEvent(new Event("preview"));
    else if (isCommand && e.key === "s" && $("wb-save")) form.requestSubmit($("wb-save"));
    else return;
    e.preventDefault();
  });
  text.addEventListener("input", draw);
  document.addEventListener("selectionchange", () => { if (document.activeElement === text) where(); });
  draw();
})();
