// Makes the page live: without this file every button still works, by loading the page again.

const log = document.getElementById("log");
const sheet = document.getElementById("sheet");
const notice = document.getElementById("notice");
const box = document.getElementById("text");

let revision = Number(log.dataset.revision);
let opener = null;
let typed = false; // whether there are words in the open form that would be lost with it

// --- the conversation ---------------------------------------------------------------------------

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

function put(html) {
  const fresh = parse(html);
  const old = document.getElementById(fresh.id);
  if (old && Number(old.dataset.revision) > Number(fresh.dataset.revision)) return;
  const hadFocus = old?.contains(document.activeElement);
  const stay = !old && isAtEnd();
  if (old) old.replaceWith(fresh);
  else {
    fresh.classList.add("fresh");
    document.getElementById("end").before(fresh);
  }
  if (hadFocus) fresh.focus({ preventScroll: true });
  tidy();
  if (stay) showEnd();
}

function take(id) {
  document.getElementById(`entry-${id}`)?.remove();
  tidy();
}

function tidy() {
  let day = "";
  for (const entry of log.querySelectorAll(".entry")) {
    entry.querySelector(".day").hidden = entry.dataset.day === day;
    day = entry.dataset.day;
  }
  log.querySelector(".empty").hidden = day !== "";
}

function scroller() {
  return getComputedStyle(log).overflowY === "auto" ? log : document.scrollingElement;
}

function isAtEnd() {
  const view = scroller();
  return view.scrollHeight - view.scrollTop - view.clientHeight < 160;
}

function showEnd(behavior = "auto") {
  const view = scroller();
  view.scrollTo({ top: view.scrollHeight, behavior });
}

// --- what comes by itself -----------------------------------------------------------------------

let source = null;

function listen() {
  const query = new URLSearchParams({ as: log.dataset.as, in: log.dataset.in, since: revision });
  source = new EventSource(`/events?${query}`);
  source.addEventListener("open", () => {
    if (notice.textContent === log.dataset.offline) tell("");
  });
  source.addEventListener("entry", (event) => {
    put(event.data);
    seen(event.lastEventId);
  });
  source.addEventListener("gone", (event) => {
    take(event.data);
    seen(event.lastEventId);
  });
  source.addEventListener("clock", (event) => setClock(event.data));
  source.addEventListener("error", () => {
    if (!notice.textContent) tell(log.dataset.offline);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(again, 3000);
  });
}

function again() {
  source.close();
  if (!document.hidden) listen();
}

function seen(id) {
  if (id) revision = Math.max(revision, Number(id));
}

// A browser has six connections to one server: a tab that nobody sees gives its own back.
document.addEventListener("visibilitychange", again);

function setClock(html) {
  const clock = document.getElementById("clock");
  if (clock && html) clock.innerHTML = html;
}

// --- what the visitor does ----------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-live]")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return; // the second half of a double click
  post(form, event.submitter);
});

async function post(form, submitter) {
  const data = new FormData(form, submitter);
  data.set("since", revision);
  opener = form.closest(".entry") ? { id: form.closest(".entry").id, at: place(submitter) } : opener;
  form.setAttribute("aria-busy", "true");
  tell(form.closest(".clock") ? log.dataset.busy : "");
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang },
    });
    if (answer.redirected) reload();
    else show(await answer.json(), form);
  } catch {
    tell(log.dataset.offline);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function show(news, form) {
  if (news.language && news.language !== document.documentElement.lang) return reload();
  for (const html of news.entries ?? []) put(html);
  for (const id of news.gone ?? []) take(id);
  seen(news.revision);
  setClock(news.clock);
  closeMenus();
  if (news.writing) document.querySelector("[name=writing]").value = news.writing;
  if (form.id === "write" && !news.notice) box.value = "";
  if (form.id === "write") showEnd();
  if (news.dialog) open(news.dialog);
  else if (news.dialog === "" && form.closest("dialog")) shut();
  tell(news.notice);
}

function reload() {
  typed = false;
  location.reload();
}

function tell(words) {
  notice.textContent = words;
  const inForm = sheet.querySelector(".form-notice");
  if (inForm) inForm.textContent = words;
}

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (box.value.trim()) box.form.requestSubmit();
});

// --- forms and menus ----------------------------------------------------------------------------

function open(html) {
  const fresh = parse(html);
  const before = sheet.querySelector("h2")?.textContent;
  typed = typed && before === fresh.querySelector("h2").textContent; // the same form once more, to be mended
  sheet.replaceChildren(fresh);
  const dialog = sheet.querySelector("dialog");
  dialog.removeAttribute("open");
  dialog.showModal();
  const first = dialog.querySelector(".errors, .field input, .field textarea, .field select");
  first?.focus();
  dialog.addEventListener("cancel", (event) => {
    if (!mayLeave()) event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    typed = false;
    sheet.replaceChildren();
    goBack();
  });
}

function mayLeave() {
  return !typed || confirm(log.dataset.leave);
}

sheet.addEventListener("input", (event) => {
  typed ||= event.target.matches('textarea, input[type="text"]');
});

window.addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});

function shut() {
  sheet.querySelector("dialog")?.close();
}

function place(submitter) {
  return [...submitter.closest(".entry").querySelectorAll("button")].indexOf(submitter);
}

function goBack() {
  const entry = opener && document.getElementById(opener.id);
  const button = entry?.querySelectorAll("button")[opener.at];
  if (button?.checkVisibility()) button.focus();
  else (entry ?? box).focus();
  opener = null;
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.pop[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) event.target.querySelector(".popped")?.scrollIntoView({ block: "nearest" });
  },
  true, // a toggle does not bubble
);

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.pop"));
  if (!event.target.closest("[data-close]")) return;
  event.preventDefault();
  if (mayLeave()) shut();
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.pop[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

if (sheet.querySelector("dialog")) open(sheet.innerHTML);
tidy();
showEnd("instant");
listen();
