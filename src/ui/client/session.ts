import { sayTimeLeft, sessionEnd, warningTime } from "./session-time.rules.ts";

type Part = "ending" | "last" | "ended";

/** Tabs share the session: activity in one extends all. The server decides; this script only displays. */
export function watchSession(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-session-idle]");
  if (!dialog) return;
  const idle = Number(dialog.dataset.sessionIdle);
  const closesAt = Date.now() + Number(dialog.dataset.sessionEnds);
  const tabs = new BroadcastChannel("parvis-session");
  let end = sessionEnd(Date.now(), idle, closesAt);
  let said = 0;
  let understood = false;

  const live = () => {
    end = sessionEnd(Date.now(), idle, closesAt);
    said = 0;
    if (shownIn(dialog) === "ending") dialog.close();
  };
  const prolong = async () => {
    const kept = await askServer(dialog);
    if (kept === "lost") return;
    if (kept === "refused") return show(dialog, "ended");
    live();
    tabs.postMessage("alive");
  };
  const understand = () => {
    understood = true;
    dialog.close();
  };

  const look = () => {
    if (shownIn(dialog) === "ended") return;
    const left = end.at - Date.now();
    if (left <= 0) return show(dialog, "ended");
    if (left > warningTime(idle) || (end.isLast && understood)) return;
    show(dialog, end.isLast ? "last" : "ending");
    for (const place of dialog.querySelectorAll("[data-time-left]")) place.replaceChildren(sayTimeLeft(left));
    const minute = Math.ceil(left / 60_000);
    if (minute !== said)
      for (const place of dialog.querySelectorAll("[data-spoken]"))
        place.replaceChildren(`Il reste ${sayTimeLeft(left)}.`);
    said = minute;
  };

  tabs.addEventListener("message", live);
  tabs.postMessage("alive");
  dialog.querySelector("[data-prolong]")?.addEventListener("click", prolong);
  dialog.querySelector("[data-understood]")?.addEventListener("click", understand);
  // Escape extends the session where it can be, and cannot close the final notice.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (shownIn(dialog) === "ending") prolong();
    if (shownIn(dialog) === "last") understand();
  });
  // Browsers send no cancel event for a second Escape.
  dialog.addEventListener("close", () => {
    if (dialog.dataset.shown === "ended") dialog.showModal();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}

const shownIn = (dialog: HTMLDialogElement) => (dialog.open ? (dialog.dataset.shown as Part) : null);

/** `lost`: no network. The next try may succeed, and the countdown continues. */
async function askServer(dialog: HTMLDialogElement): Promise<"kept" | "refused" | "lost"> {
  const body = new URLSearchParams({ _csrf: dialog.dataset.csrf ?? "" });
  try {
    const answer = await fetch(dialog.dataset.extend ?? "", { method: "POST", body, redirect: "manual" });
    return answer.status === 204 ? "kept" : "refused";
  } catch {
    return "lost";
  }
}

function show(dialog: HTMLDialogElement, shown: Part): void {
  if (shownIn(dialog) === shown) return;
  dialog.dataset.shown = shown;
  for (const part of dialog.querySelectorAll<HTMLElement>("[data-while]")) {
    part.hidden = part.dataset.while !== shown;
    if (!part.hidden) dialog.setAttribute("aria-labelledby", part.querySelector("h2")?.id ?? "");
  }
  if (!dialog.open) dialog.showModal();
  if (shown === "ended") dialog.querySelector<HTMLElement>("[data-while=ended] a")?.focus();
}
