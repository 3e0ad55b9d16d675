/** The result of one check. `non`: Parvis cannot start, or a configured channel does not work. */
export type Finding = { of: string; state: "ok" | "doute" | "non"; says: string };

type Say = (of: string, says: string) => Finding;

export const ok: Say = (of, says) => ({ of, state: "ok", says });
export const doubt: Say = (of, says) => ({ of, state: "doute", says });
export const wrong: Say = (of, says) => ({ of, state: "non", says });

const stateWidth = 7;
const nameWidth = 15;

export function drawFindings(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ of, state, says }) => `${state.padEnd(stateWidth)}${of.padEnd(nameWidth)}${says.replace(/\s+/g, " ")}`,
  );
  return [...lines, "", conclusion(findings)].join("\n");
}

function conclusion(findings: readonly Finding[]): string {
  const has = (state: Finding["state"]) => findings.some((finding) => finding.state === state);
  if (has("non"))
    return "Cette installation ne peut pas démarrer, ou n’atteint pas ce qu’il lui faut : corrigez chaque « non ».";
  if (has("doute")) return "Cette installation peut démarrer. Lisez d’abord chaque « doute ».";
  return "Cette installation peut démarrer.";
}
