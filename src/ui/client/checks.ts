import { strengthOf } from "#kernel/fields/password-strength.rules.ts";
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
  const met = rules.filter((rule) => rule.classList.contains("met")).length;
  return `${met} ${met > 1 ? "règles respectées" : "règle respectée"} sur ${rules.length}.`;
}

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
