import { checkPassword } from "#kernel/password/password.rules.ts";
import { tellFaults } from "#kernel/password/password-fault.rules.ts";
import { strengthOf } from "#kernel/password/password-strength.rules.ts";
import {
  type AboutHolder,
  isWithoutNameOrAddress,
  type PasswordSpace,
} from "#kernel/password/personal-words.rules.ts";
import { speakSoon } from "../speak.ts";

export function tickChecks(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>("[data-checks]")) {
    const input = document.getElementById(block.dataset.checks ?? "");
    if (!(input instanceof HTMLInputElement)) continue;
    const refresh = () => {
      const password = input.value.normalize("NFC");
      speakSoon(block, `${tickRules(block, password)} ${showStrength(block, password)}`.trim());
    };
    input.addEventListener("input", refresh);
    // An address typed afterwards may be in the password.
    for (const name of namesIn(input)) name.addEventListener("change", refresh);
    if (input.value !== "") refresh();
  }
}

function tickRules(block: HTMLElement, password: string): string {
  const rules = [...block.querySelectorAll<HTMLElement>("[data-pattern]")];
  for (const { classList, dataset } of rules)
    classList.toggle(
      "met",
      dataset.pattern
        ? new RegExp(dataset.pattern, "su").test(password)
        : isWithoutNameOrAddress(spaceOf(block), password, aboutTyped(block)),
    );
  if (rules.length === 0) return "";
  const unmet = rules.filter((rule) => !rule.classList.contains("met")).map(wordsOf);
  if (unmet.length === 0) return "Toutes les règles sont respectées.";
  const missing = unmet.filter((words) => !isLimit.test(words));
  const broken = unmet.filter((words) => isLimit.test(words));
  return [told("Il manque", missing), told("À respecter", broken)].join(" ").trim();
}

/** The server's rules, except those on common and former passwords, which a page cannot hold. */
export function faultOfPassword(value: string, control: HTMLElement): string {
  const block = document.querySelector<HTMLElement>(`[data-checks="${control.id}"]`);
  return block ? tellFaults(checkPassword(spaceOf(block), value, aboutTyped(block), new Set())) : "";
}

const spaceOf = ({ dataset }: HTMLElement): PasswordSpace => JSON.parse(dataset.rules ?? "");

/** What the page knows of the holder, and the address typed on it or named for password managers. */
function aboutTyped(block: HTMLElement): AboutHolder {
  const known: AboutHolder = JSON.parse(block.dataset.about ?? "");
  const [address] = namesIn(block).filter(({ value }) => value.includes("@"));
  return { ...known, email: address?.value.trim() ?? known.email };
}

const namesIn = (inside: HTMLElement) => [
  ...(inside.closest("form")?.querySelectorAll<HTMLInputElement>("[name=email], [autocomplete=username]") ??
    []),
];

const isLimit = /^(?:sans|ni|au plus)/;
const wordsOf = (rule: HTMLElement) => (rule.textContent ?? "").trim().replace(/\s*[;.]$/, "");
const told = (label: string, rules: readonly string[]) =>
  rules.length === 0 ? "" : `${label}\u00a0: ${rules.join("\u00a0; ")}.`;

function showStrength(block: HTMLElement, password: string): string {
  const line = block.querySelector<HTMLElement>("[data-strength]");
  const word = line?.querySelector<HTMLElement>("[data-words]");
  const level = strengthOf(password);
  if (!line || !word) return "";
  line.hidden = level === null;
  if (level === null) return "";
  line.dataset.level = String(level);
  word.textContent = word.dataset.words?.split(",")[level - 1] ?? "";
  return `Solidité estimée\u00a0: ${word.textContent}.`;
}
