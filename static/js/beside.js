// Two frames of one course: what is scrolled or opened in one is scrolled and opened in the other.
const frames = [...document.querySelectorAll(".bs__f")];
let led = null;

const path = (frame) => frame.contentWindow.location.pathname.slice(frame.dataset.prefix.length);
const room = (frame) => {
  const page = frame.contentDocument.documentElement;
  return Math.max(1, page.scrollHeight - frame.contentWindow.innerHeight);
};

const follow = (frame, other) => {
  // One that is just being opened has no page yet.
  if (![frame, other].every((each) => each.contentDocument?.documentElement)) return;
  if (led === frame) {
    led = null; // it was moved by us, not by the reader
    return;
  }
  led = other;
  const to = Math.round((frame.contentWindow.scrollY / room(frame)) * room(other));
  if (Math.abs(to - other.contentWindow.scrollY) < 2) led = null;
  else other.contentWindow.scrollTo({ top: to, behavior: "instant" });
};

const join = (frame, other) => {
  frame.contentWindow.addEventListener("scroll", () => follow(frame, other), { passive: true });
  if (other.contentDocument?.readyState !== "complete") return;
  const here = path(frame);
  if (here.startsWith("/courses/") && here !== path(other)) {
    other.contentWindow.location.replace(other.dataset.prefix + here);
  }
};

const [one, two] = frames;
for (const [frame, other] of [[one, two], [two, one]]) {
  frame.addEventListener("load", () => join(frame, other));
  if (frame.contentDocument?.readyState === "complete") join(frame, other);
}
