// Puts the page together: state, stream, panes; and builds them anew when the language changes.

import { Actions } from "./actions.js";
import { h } from "./dom.js";
import { Stream } from "./events.js";
import { preferred, speak, t } from "./i18n/index.js";
import { PERSONAS } from "./personas.js";
import { applyTheme, theme } from "./prefs.js";
import { place } from "./router.js";
import { Store } from "./store.js";
import { banner } from "./views/banner.js";
import { chatView } from "./views/chat.js";
import { ask } from "./views/dialog.js";
import { sidebar } from "./views/sidebar.js";
import { toast, toastRegion } from "./views/toast.js";
import { tools } from "./views/tools.js";

const WIDE = matchMedia("(min-width: 46rem)");
const TICK_MS = 1000;
const REFRESH_MS = 600;

const store = new Store();
const actions = new Actions(store);
const stream = new Stream(store);
const root = document.querySelector("#app");
const forever = new AbortController().signal;
let views = new AbortController();
let openChat = () => {};
let refreshing = null;

/** Build all panes in the present language. */
function draw(focusId = null) {
  views.abort();
  views = new AbortController();
  const { signal } = views;
  const panel = tools({ store, actions, signal });
  const main = h("main", { class: "chat", tabindex: -1, "aria-label": t("messages") });
  const page = { store, actions, stream, signal, redraw: draw, openTools: panel.open };
  const skip = (event) => {
    event.preventDefault();
    document.querySelector("#composer")?.focus();
  };
  const shell = h("div", { class: "shell" }, sidebar(page), main, panel.nodes);
  openChat = chatOpener(page, shell, main);
  root.replaceChildren(
    h("a", { class: "skip", href: "#composer", on: { click: skip } }, t("skip")),
    banner(page), shell, toastRegion());
  openChat(false);
  if (focusId) document.getElementById(focusId)?.focus();
}

/** Gives what shows the chat that the address names; each chat's views end with the next's. */
function chatOpener(page, shell, main) {
  let chat = new AbortController();
  page.signal.addEventListener("abort", () => chat.abort());
  return (byPerson = true) => {
    const named = place() ?? (WIDE.matches ? { chat: PERSONAS[0].id, thread: null } : null);
    shell.dataset.pane = named ? "chat" : "list";
    chat.abort();
    chat = new AbortController();
    if (!named) {
      store.apply("open", { chat: null });
      main.replaceChildren();
      return;
    }
    const { signal } = chat;
    store.apply("open", named);
    const view = chatView({ ...page, signal }, named.chat);
    main.replaceChildren(...view.nodes);
    view.start();
    store.apply("read", { chat: named.chat });
    if (store.state.link === "live") actions.open(named.chat, named.thread);
    if (byPerson) view.focus();
  };
}

async function showAnswer({ chat_id: chat, callback }) {
  if (!callback.answered || !callback.text || chat !== store.state.active.chat) return;
  if (!callback.show_alert) {
    toast(callback.text, "bot");
    return;
  }
  await ask({ title: store.state.bot.first_name || t("bot"), kind: "alert",
    body: [h("p", { dir: "auto" }, callback.text)],
    actions: [{ label: t("ok"), value: "ok", kind: "primary" }] });
}

/** A deleted topic takes its messages with it, without an event for each. */
function reloadTopics(chat) {
  if (store.state.transcripts.get(chat.chat_id)?.loaded && chat.is_forum) {
    actions.load(chat.chat_id);
  }
}

async function restore() {
  const { active } = store.state;
  await actions.restore();
  if (active.chat) await actions.open(active.chat, active.thread);
}

/** After calls ask for the state, once for all that come within a moment. */
function refreshSoon() {
  refreshing ??= setTimeout(() => {
    refreshing = null;
    actions.refresh();
  }, REFRESH_MS);
}

/** Told on the root element, for whoever waits for the connection. */
function showLink() {
  document.documentElement.dataset.link = store.state.link;
}

applyTheme(theme());
speak(preferred());
draw();
addEventListener("hashchange", () => openChat());
WIDE.addEventListener("change", () => openChat(false));
store.on(["hello", "reset"], restore, forever);
store.on(["hello", "link"], showLink, forever);
store.on(["call"], refreshSoon, forever);
store.on(["chat"], ({ chat }) => reloadTopics(chat), forever);
store.on(["callback"], showAnswer, forever);
setInterval(() => store.apply("tick"), TICK_MS);
stream.connect();
