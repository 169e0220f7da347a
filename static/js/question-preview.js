// The preview beside a question: its states and what is found in it, drawn by the server from the words as they are typed.
(function () {
  "use strict";
  const found = document.getElementById("question-found"), frame = document.getElementById("question-states");
  const form = found && found.closest("form"), says = document.getElementById("question-says");
  if (!form || !form.querySelector("[name=_preview]")) return;
  let timer, asked;

  function beside() {
    form.querySelectorAll(".beside").forEach((words) => words.remove());
    found.querySelectorAll("[data-field]").forEach((item) => {
      const input = document.getElementById(item.dataset.field);
      if (!input) return;
      const words = document.createElement("p");
      words.className = "beside";
      words.textContent = item.querySelector("span").textContent;
      input.after(words);
    });
  }
  async function show() {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(found.dataset.preview, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, signal: asked.signal });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      found.replaceChildren(...page.getElementById("found").childNodes);
      frame.contentDocument.getElementById("states").replaceChildren(...page.getElementById("states").childNodes);
      beside();
    } catch (problem) {
      if (problem.name !== "AbortError") says.textContent = says.dataset.stale;
    }
  }
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 250); });
  form.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]"), page = frame.contentDocument;
    const name = row ? row.querySelector("[name$=-text]").name.split("-")[1] : event.target.name === "key_idea" ? "correct" : "";
    const state = name && page.getElementById("state-" + name);
    if (state) frame.contentWindow.scrollTo(0, state.offsetTop - page.querySelector(".states-nav").offsetHeight);
  });
  beside();
})();
