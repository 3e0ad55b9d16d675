import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import { tellAddressFault } from "#kernel/text/address-words.rules.ts";
import { addressFault } from "#kernel/text/mail-address.rules.ts";

/** Suggests a correction when an address field loses the focus; only the button changes the address. */
export function askAboutSlips(root: ParentNode): void {
  for (const line of root.querySelectorAll<HTMLElement>("[data-slip]")) {
    const input = document.getElementById(line.dataset.slip ?? "");
    if (!(input instanceof HTMLInputElement)) continue;
    const ask = () => {
      const meant = suggestAddress(input.value.trim());
      line.replaceChildren(...(meant ? question(input, line, meant) : []));
    };
    input.addEventListener("change", () => afterPress(ask));
    if (input.value !== "" && line.textContent !== "") ask();
  }
}

export function faultOfAddress(value: string): string {
  const typed = value.trim();
  const fault = addressFault(typed);
  return fault ? tellAddressFault(fault, typed, "") : "";
}

let isPressing = false;
addEventListener("pointerdown", () => {
  isPressing = true;
});
for (const end of ["pointerup", "pointercancel"])
  addEventListener(end, () => {
    isPressing = false;
  });

/** Waits for the end of a press: a question that moved the pressed button would lose its click. */
function afterPress(work: () => void): void {
  if (isPressing) addEventListener("pointerup", () => setTimeout(work), { once: true });
  else work();
}

function question(input: HTMLInputElement, line: HTMLElement, meant: string): Node[] {
  const address = document.createElement("strong");
  address.className = "breakable";
  address.textContent = meant;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = "Oui, corriger";
  button.addEventListener("click", () => {
    input.value = meant;
    line.replaceChildren();
    input.focus();
  });
  const words = document.createElement("span");
  words.append("Vouliez-vous écrire ", address, "\u00a0?");
  return [words, button];
}
