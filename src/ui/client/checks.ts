import { strengthOf } from "#kernel/password/password-strength.rules.ts";
import { speakSoon } from "./speak.ts";

export function tickChecks(): void {
  for (const block of document.querySelectorAll<HTMLElement>("[data-checks]")) {
    const input = document.getElementById(block.dataset.checks ?? "");
    if (!(input instanceof HTMLInputElement)) continue;
    const refresh = () => {
      const password = input.value.normalize("NFC");
      speakSoon(block, `${tickRules(block, password)} ${showStrength(block, password)}`.trim());
    };
    input.addEventListener("input", refresh);
    if (input.value !== "") refresh();
  }
}

function tickRules(block: HTMLElement, password: string): string {
  const rules = [...block.querySelectorAll<HTMLElement>("[data-pattern]")];
  for (const rule of rules)
    rule.classList.toggle("met", new RegExp(rule.dataset.pattern ?? "", "su").test(password));
  if (rules.length === 0) return "";
  const unmet = rules.filter((rule) => !rule.classList.contains("met")).map(wordsOf);
  if (unmet.length === 0) return "Toutes les règles sont respectées.";
  const missing = unmet.filter((words) => !isLimit.test(words));
  const broken = unmet.filter((words) => isLimit.test(words));
  return [told("Il manque", missing), told("À respecter", broken)].join(" ").trim();
}

const isLimit = /^(?:sans|au plus)/;
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
