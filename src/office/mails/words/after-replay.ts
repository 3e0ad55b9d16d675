import type { Result } from "#kernel/result.ts";
import type { Outcome } from "#web/conclude.ts";
import type { Replayed, ReplayRefusal } from "../replay.actions.ts";

const why: Readonly<Record<Exclude<ReplayRefusal, "settled">, string>> = {
  over: "Le lien ou le code de ce mail ne vaut plus rien : il n’y a rien à rejouer.",
  unknown_queue: "Cette version ne connaît pas cette file : le travail reste dans la liste.",
};

export function afterReplay(result: Result<Replayed, ReplayRefusal>, to: string): Outcome {
  if (result.ok) return { to, said: result.value === "replayed" ? "work-replayed" : "work-dropped" };
  if (result.refusal === "settled") return { to, said: "work-settled" };
  return { redraw: { values: {}, errors: { _form: why[result.refusal] } }, status: 409 };
}
