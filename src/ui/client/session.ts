import { sayTimeLeft, warningTime } from "./session-time.rules.ts";

/** Tabs share the session: activity in one extends all. The server decides; this script only displays. */
export function watchSession(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-session-idle]");
  if (!dialog) return;
  const idle = Number(dialog.dataset.sessionIdle);
  const tabs = new BroadcastChannel("parvis-session");
  let endsAt = Date.now() + idle;
  let said = 0;

  const live = () => {
    endsAt = Date.now() + idle;
    said = 0;
    if (dialog.open && !hasEnded(dialog)) dialog.close();
  };
  const prolong = async () => {
    const kept = await askServer(dialog);
    if (kept === "lost") return;
    if (kept === "refused") return showEnd(dialog);
    live();
    tabs.postMessage("alive");
  };

  const look = () => {
    if (hasEnded(dialog)) return;
    const left = endsAt - Date.now();
    if (left <= 0) return showEnd(dialog);
    if (left > warningTime(idle)) return;
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[data-time-left]")?.replaceChildren(sayTimeLeft(left));
    const minute = Math.ceil(left / 60_000);
    if (minute !== said)
      dialog.querySelector("[data-spoken]")?.replaceChildren(`Il reste ${sayTimeLeft(left)}.`);
    said = minute;
  };

  tabs.addEventListener("message", live);
  tabs.postMessage("alive");
  dialog.querySelector("[data-prolong]")?.addEventListener("click", prolong);
  // Escape extends the session, and cannot close the final notice.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (!hasEnded(dialog)) prolong();
  });
  // Browsers send no cancel event for a second Escape.
  dialog.addEventListener("close", () => {
    if (hasEnded(dialog)) dialog.showModal();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}

const hasEnded = (dialog: HTMLDialogElement) => dialog.dataset.ended !== undefined;

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

function showEnd(dialog: HTMLDialogElement): void {
  dialog.dataset.ended = "";
  for (const part of dialog.querySelectorAll<HTMLElement>("[data-while]"))
    part.hidden = part.dataset.while !== "ended";
  dialog.setAttribute("aria-labelledby", "session-over");
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>("[data-while=ended] a")?.focus();
}
