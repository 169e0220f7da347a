// The choices of a question: added, moved and removed in place. Without this, by their place numbers and on saving.
(function () {
  "use strict";
  const group = document.querySelector(".choices"), says = document.getElementById("question-says");
  const total = group && document.getElementById("id_" + group.dataset.prefix + "-TOTAL_FORMS");
  if (!total) return;
  const form = group.closest("form"), list = group.querySelector(".choices__rows"), add = group.querySelector("[data-add]");
  const empty = group.querySelector("template"), one = ["single", "true_false"].includes(group.dataset.kind);

  const field = (row, name) => row.querySelector('[name$="-' + name + '"]');
  const kept = () => [...list.children].filter((row) => !(field(row, "DELETE") || {}).checked);
  function say(words) { says.textContent = ""; setTimeout(() => { says.textContent = words; }, 50); }
  function changed() { number(); form.dispatchEvent(new Event("input", { bubbles: true })); }

  function number() {
    kept().forEach((row, at) => {
      const letter = group.dataset.kind === "ordering" ? String(at + 1) : String.fromCharCode(65 + at % 26);
      row.querySelector("[data-letter]").textContent = letter;
      row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\S+$/, letter));
    });
    [...list.children].forEach((row, at) => { const place = field(row, "place"); if (place) place.value = at + 1; });
    if (add) add.hidden = kept().length >= Number(group.dataset.most);
  }
  function fresh() {
    const made = document.importNode(empty.content, true);
    made.querySelectorAll("*").forEach((each) => {
      [...each.attributes].forEach((its) => { its.value = its.value.replaceAll("__prefix__", total.value); });
    });
    return made;
  }
  function uncover(row) {
    row.querySelectorAll("[data-move],[data-grip]").forEach((each) => { each.hidden = false; });
  }
  function move(row, by) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row); else other.after(row);
    changed();
    say(says.dataset.moved.replace("{place}", [...list.children].indexOf(row) + 1).replace("{count}", list.children.length));
  }

  if (list.querySelector("[data-row]:not([data-spare])")) {
    list.querySelectorAll("[data-spare]").forEach((row) => { row.remove(); total.value -= 1; });
  }
  group.classList.add("choices--live");
  [...list.children].forEach(uncover);
  number();

  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.move) {
      move(button.closest("[data-row]"), Number(button.dataset.move));
      button.focus();
    } else if (button === add) {
      list.append(fresh());
      total.value = Number(total.value) + 1;
      uncover(list.lastElementChild);
      number();
      field(list.lastElementChild, "text").focus();
    }
  });
  group.addEventListener("change", (event) => {
    const box = event.target;
    if (one && box.checked && box.name.endsWith("-is_key")) {
      group.querySelectorAll('[name$="-is_key"]').forEach((each) => { each.checked = each === box; });
    }
    if (box.name.endsWith("-DELETE")) { number(); if (box.checked) say(says.dataset.removed); }
  });
  group.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]"), row = grip && grip.closest("[data-row]");
    if (!row) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    row.classList.add("choice--held");
    const follow = (to) => {
      const over = [...list.children].find((each) => each !== row && to.clientY > each.getBoundingClientRect().top && to.clientY < each.getBoundingClientRect().bottom);
      if (over) over.compareDocumentPosition(row) & 4 ? over.before(row) : over.after(row);
    };
    const drop = () => { grip.removeEventListener("pointermove", follow); row.classList.remove("choice--held"); changed(); };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  });
})();
