// Where the person writes: text, commands, attachments, replies and edits.

import { h, icon, iconButton, reconcile } from "../dom.js";
import { lang, t } from "../i18n/index.js";
import { summary, textOf } from "../messages.js";
import { speakersIn } from "../personas.js";
import { attachMenu, takeFiles } from "./attach.js";
import { CommandList } from "./commands.js";
import { nameFor } from "./message.js";

export class Composer {
  constructor(context) {
    this.context = context;
    const { store, signal } = context;
    this.input = h("textarea", { id: "composer", rows: 1, dir: "auto", "aria-label": t("writeLabel"),
      placeholder: t("write"), autocomplete: "off", maxlength: 4096, "aria-autocomplete": "list",
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event),
        paste: (event) => this.#paste(event) } });
    this.commands = new CommandList(context, this.input, (command) => this.#sendCommand(command));
    this.note = h("div", { class: "compose-note", hidden: true });
    this.sendButton = iconButton("send", t("send"), () => this.#send(), { class: "send" });
    this.bar = h("div", { class: "compose-bar" });
    this.blocked = h("div", { class: "blocked-bar", hidden: true });
    this.node = h("section", { class: "composer", "aria-label": t("writeLabel") },
      this.commands.node, this.note, this.bar, this.blocked);
    this.#layout();
    this.#show();
    store.on(["draft", "hello", "state", "commands", "reset"], () => this.#show(), signal);
    store.on(["presence", "hello", "reset"], () => this.#showPresence(), signal);
    this.#showPresence();
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      takeFiles(this.context, event.dataTransfer.files);
    });
  }

  focus() {
    if (matchMedia("(pointer: fine)").matches) this.input.focus({ preventScroll: true });
  }

  reply(message) {
    this.#change({ reply: message, edit: null });
    this.input.focus();
  }

  edit(message) {
    this.#change({ edit: message, reply: null, file: null, text: textOf(message) });
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  get #draft() {
    return this.context.store.draft(this.context.chat);
  }

  #change(change) {
    this.context.store.apply("draft", { chat: this.context.chat, ...change });
  }

  #layout() {
    const menuButton = h("button", { type: "button", class: "menu-button",
      on: { mousedown: (event) => event.preventDefault(),
        click: () => this.commands.toggleAll() } }, icon("menu"),
    h("span", {}, t("commands")));
    this.menuButton = menuButton;
    this.attachButton = iconButton("attach", t("attach"),
      (event) => attachMenu(this.context, event.currentTarget),
      { "aria-haspopup": "menu", "aria-expanded": "false" });
    const speakers = speakersIn({ id: this.context.chat });
    this.bar.append(...[this.context.chat < 0 ? this.#speakerChoice(speakers) : null, menuButton,
      this.attachButton, this.input, this.sendButton].filter(Boolean));
  }

  #speakerChoice(speakers) {
    const { store, chat, actions } = this.context;
    const chosen = actions.speaker(chat).id;
    return h("select", { class: "speaker", "aria-label": t("writeAs"),
      on: { change: (event) => store.apply("speaker", { chat, user: Number(event.target.value) }) } },
    speakers.map((person) => h("option", { value: person.id, selected: person.id === chosen },
      person.name[lang()])));
  }

  #show() {
    const { text, reply, edit, file } = this.#draft;
    if (this.input.value !== text) this.input.value = text;
    this.input.placeholder = t(file ? "caption" : "write");
    this.#grow();
    const ready = Boolean(text.trim() || file);
    this.sendButton.disabled = !ready;
    this.sendButton.setAttribute("aria-label", t(edit ? "save" : "send"));
    this.menuButton.hidden = !this.commands.available().length;
    this.attachButton.disabled = Boolean(edit);
    this.#showNote(reply, edit, file);
    this.commands.suggest(text);
  }

  #showNote(reply, edit, file) {
    const notes = [];
    if (edit) {
      notes.push(this.#noteRow("edit", t("editing"), summary(edit), t("stopEdit"),
        { edit: null, text: "" }));
    }
    if (reply) {
      notes.push(this.#noteRow("reply", t("replyTo", nameFor(this.context, reply)),
        summary(reply), t("stopReply"), { reply: null }));
    }
    if (file) {
      const row = this.#noteRow(file.photo ? "photo" : "file", file.file_name,
        file.size, t("removeFile"), { file: null });
      if (file.preview) row.prepend(h("img", { src: file.preview, alt: "", class: "thumb" }));
      notes.push(row);
    }
    this.note.hidden = !notes.length;
    reconcile(this.note, notes);
  }

  #noteRow(name, title, words, stop, change) {
    return h("div", { class: "note-row" }, icon(name),
      h("span", { class: "note-words" }, h("strong", {}, title), h("span", {}, words)),
      iconButton("close", stop, () => {
        this.#change(change);
        this.input.focus();
      }));
  }

  #showPresence() {
    const { store, actions, chat } = this.context;
    const person = actions.speaker(chat);
    const { blocked, deactivated } = store.state.presence.get(person.id) ?? {};
    const shut = chat > 0 && (blocked || deactivated);
    this.blocked.hidden = !shut;
    this.bar.hidden = Boolean(shut);
    this.blocked.replaceChildren(h("p", {}, t(deactivated ? "deactivatedBar" : "blockedBar")),
      deactivated ? "" : h("button", { type: "button", class: "button",
        on: { click: () => actions.setBlocked(person.id, false) } }, t("unblockBot")));
  }

  #typed() {
    this.#change({ text: this.input.value });
  }

  #grow() {
    const { input } = this;
    input.style.height = "auto";
    const borders = input.offsetHeight - input.clientHeight;
    input.style.height = `${input.scrollHeight + borders}px`;
    // A bar only where there is something to scroll to: not for a part of a pixel.
    input.style.overflowY = input.scrollHeight > input.clientHeight + 1 ? "auto" : "hidden";
  }

  #key(event) {
    // Enter that picks a word in an input method (Chinese) must not send.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") {
      const { edit } = this.#draft;
      this.#change({ reply: null, edit: null, ...(edit ? { text: "" } : {}) });
    } else if (event.key === "ArrowUp" && !this.input.value) {
      this.#editLast(event);
    }
  }

  /** Arrow up in an empty field edits one's last message, as messengers do. */
  #editLast(event) {
    const { store, chat, actions } = this.context;
    const { id } = actions.speaker(chat);
    const last = store.messages(chat)
      .findLast((message) => message.from === "user" && message.user_id === id && message.text);
    if (!last) return;
    event.preventDefault();
    this.edit(last);
  }

  #paste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    takeFiles(this.context, event.clipboardData.files);
  }

  #sendCommand(command) {
    this.#change({ text: "" });
    this.context.actions.send(this.context.chat, { text: `/${command}` });
    this.input.focus();
  }

  #send() {
    const { text, reply, edit, file } = this.#draft;
    const words = text.trim();
    if (!words && !file) return;
    const { actions, chat } = this.context;
    this.#change({ text: "", reply: null, edit: null, file: null });
    if (edit) {
      if (words !== textOf(edit)) actions.edit(chat, edit.message_id, words);
      return;
    }
    const answer = reply ? { reply_to_message_id: reply.message_id } : {};
    if (!file) actions.send(chat, { text: words, ...answer });
    else actions.send(chat, { ...file.content, ...(words ? { caption: words } : {}), ...answer });
  }
}
