// Attaching: photos and files from the device, a place, a contact, and samples.

import { h } from "../dom.js";
import { bytes } from "../format.js";
import { t } from "../i18n/index.js";
import { ask } from "./dialog.js";
import { openMenu } from "./menu.js";
import { toast } from "./toast.js";

// A request may have 1 MB, and base64 makes four characters of three bytes.
const LARGEST = 700 * 1024;
const LONGEST_SIDE = 1280;
const JPEG_QUALITY = 0.85;

export function attachMenu(context, anchor) {
  openMenu(anchor, [
    { icon: "photo", label: t("attachPhoto"), act: () => pick(context, "image/*", true) },
    { icon: "file", label: t("attachFile"), act: () => pick(context, "", false) },
    { icon: "pin", label: t("attachLocation"), act: () => sendPlace(context) },
    { icon: "person", label: t("attachContact"), act: () => sendContact(context) },
    { icon: "voice", label: t("attachVoice"), act: () => sendSample(context, "voice") },
    { icon: "sticker", label: t("attachSticker"), act: () => sendSample(context, "sticker") },
  ], t("attach"));
}

function pick(context, accept, asPhoto) {
  const input = h("input", { type: "file", accept: accept || null, class: "visually-hidden",
    tabindex: -1, "aria-label": t(asPhoto ? "attachPhoto" : "attachFile") });
  input.addEventListener("change", () => {
    take(context, input.files[0], asPhoto);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/** Take what was dropped or pasted: pictures as photos. */
export function takeFiles(context, files) {
  const [file] = files;
  if (file) take(context, file, file.type.startsWith("image/"));
}

async function take(context, file, asPhoto) {
  let taken;
  try {
    taken = asPhoto ? await photoOf(file) : file;
  } catch {
    toast(t("unreadablePhoto"), "bad");
    return;
  }
  if (taken.size > LARGEST) {
    toast(t("tooLarge", bytes(LARGEST)), "bad");
    return;
  }
  const data = await base64(taken);
  const name = asPhoto ? file.name.replace(/\.\w+$/, "") + ".jpg" : file.name;
  const content = { [asPhoto ? "photo" : "document"]: data, file_name: name };
  const preview = asPhoto ? URL.createObjectURL(taken) : null;
  context.store.apply("draft", { chat: context.chat,
    file: { photo: asPhoto, file_name: name, size: bytes(taken.size), content, preview } });
  document.querySelector("#composer")?.focus();
}

/** A photo as messengers send it: a JPEG of at most 1280 pixels a side. */
async function photoOf(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = h("canvas", { width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale) });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", JPEG_QUALITY);
  });
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

async function sendPlace({ actions, chat }) {
  const number = { inputmode: "decimal", type: "number", step: "any", required: true };
  const place = await ask({
    title: t("attachLocation"),
    fields: [
      { ...number, name: "latitude", label: t("latitude"), value: "36.19541", min: -90, max: 90 },
      { ...number, name: "longitude", label: t("longitude"), value: "113.11640", min: -180, max: 180 },
    ],
    actions: [{ label: t("cancel"), value: null },
      { label: t("send"), value: "send", kind: "primary" }],
  });
  if (!place) return;
  const { latitude, longitude } = place;
  actions.send(chat, { location: { latitude: Number(latitude), longitude: Number(longitude) } });
}

async function sendContact({ actions, chat }) {
  const person = actions.speaker(chat);
  const contact = await ask({
    title: t("attachContact"),
    fields: [
      { name: "first_name", label: t("name"), value: person.sends.first_name ?? "", required: true },
      { name: "phone_number", label: t("phone"), value: "+86 138 0000 0000", type: "tel",
        required: true },
    ],
    actions: [{ label: t("cancel"), value: null },
      { label: t("send"), value: "send", kind: "primary" }],
  });
  if (contact) actions.send(chat, { contact: { ...contact, user_id: person.id } });
}

const SAMPLES = {
  // An Ogg page header is all of a sound that a bot which doesn't listen needs.
  voice: { voice: btoa("OggS"), file_name: "voice.ogg", duration: 7 },
  sticker: { sticker: btoa("RIFF"), file_name: "sticker.webp", emoji: "🌷" },
};

const sendSample = ({ actions, chat }, kind) => actions.send(chat, SAMPLES[kind]);
