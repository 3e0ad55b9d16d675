import { resolve } from "node:path";
import type { StaffContext } from "#context.ts";
import type { LetterKind, ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import { prepareFolder } from "#infra/letters/output-folder.ts";
import type { BatchId } from "#kernel/ids.ts";
import { countLetters, expireLetters } from "#letters/desk/letters-desk.queries.ts";
import { everyLetterState, letterStates } from "#letters/letter.status.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import { everyLetterKind, titleOfKind } from "#letters/printing/batch-files.rules.ts";
import type { HeldLetter } from "#letters/printing/held-back.ts";
import { countAllWaiting, printAll } from "#letters/printing/print-all.actions.ts";
import { showProgress } from "../progress.ts";
import { post, reissue, takeBack, unlock } from "./letter-fates.ts";
import { counted, type ExitCode, refuse, say } from "./letter-said.ts";

export type DeskOrder =
  | { kind: "print"; folder: string }
  | { kind: "posted"; batch: BatchId; folder: string | null }
  | { kind: "returned"; number: string; reason?: ReturnReason }
  | { kind: "reissue"; number: string }
  | { kind: "lost_factor"; number: string }
  | { kind: "status" };

export type DeskWork = { ctx: StaffContext; entrance: URL };

export async function runLetterDesk(work: DeskWork, order: DeskOrder): Promise<ExitCode> {
  if (work.ctx.space.policy.enrolment === "provisional-credentials")
    await work.ctx.db.inTransaction(openEnrolments);
  switch (order.kind) {
    case "print":
      return print(work, resolve(order.folder));
    case "posted":
      return post(work.ctx, order.batch, order.folder);
    case "returned":
      return takeBack(work.ctx, order.number, order.reason ?? null);
    case "reissue":
      return reissue(work.ctx, order.number);
    case "lost_factor":
      return unlock(work.ctx, order.number);
    case "status":
      return showStatus(work.ctx);
  }
}

async function print({ ctx, entrance }: DeskWork, folder: string): Promise<ExitCode> {
  const prepared = await prepareFolder(folder);
  if (!prepared.ok) return refuse(`Impossible d’écrire dans ${folder}.`);
  const { printable: total } = await countAllWaiting({ ctx });
  const progress = showProgress("Impression");
  let drawn = 0;
  let printed = 0;
  const onProgress = (letters: number) => {
    drawn += letters;
    progress.at(drawn, total);
  };
  let stuck: readonly HeldLetter[] = [];
  try {
    stuck = await printAll({ ctx, entrance, folder, onProgress }, (batch) => {
      progress.end();
      printed += batch.letters;
      say(
        `${titleOfKind(batch.kind)} : ${counted(batch.letters)}, lot ${batch.id}\n  ${batch.pdf}\n  ${batch.manifest}`,
      );
    });
  } finally {
    progress.end();
  }
  const { beyondToday } = await countAllWaiting({ ctx });
  if (beyondToday > 0) warnOf(beyondToday, ctx.space.policy.letters.perDay);
  const held = (await countHeld(ctx)) - beyondToday - stuck.length;
  if (held > 0)
    say(`${counted(held)} en attente : l’adresse vient de changer, aucun mot de passe n’y part encore.`);
  if (printed === 0 && stuck.length === 0) return say("Aucun courrier à imprimer.");
  if (printed > 0) {
    say(`Adresse imprimée sur les courriers (PARVIS_URL) : ${entrance.href}`);
    say(
      `Une fois les courriers postés : parvis letters ${ctx.space.id} --posted <lot> --out <dossier>, qui détruit le PDF.`,
    );
  }
  return stuck.length > 0 ? refuse(nameStuck(stuck)) : 0;
}

/** Lists the holders whose name or address has characters that our fonts lack. */
const nameStuck = (letters: readonly HeldLetter[]) =>
  [
    `${counted(letters.length)} en attente : nos polices n’ont pas tous les caractères du nom ou de l’adresse. Corrigez-les dans le registre, en lettres latines, puis imprimez de nouveau.`,
    ...letters.map(({ number, name, signs }) => `  ${number}, ${name} : ${signs.join(" ")}`),
  ].join("\n");

/** Anybody can request letters: a peak may be an attacker trying numbers, and each letter costs postage. */
const warnOf = (letters: number, perDay: number) =>
  say(
    `Attention : ${counted(letters)} de plus, au-delà de ${perDay.toLocaleString("fr-FR")} demandes imprimées par jour. Vérifiez que des inconnus n’essaient pas des numéros ; le reste attend demain.`,
  );

/** Letters that still wait after everything printable was printed. */
async function countHeld(ctx: StaffContext): Promise<number> {
  const counts = await ctx.db.inTransaction(countLetters);
  return counts.reduce((sum, { state, letters }) => (state === "to_print" ? sum + letters : sum), 0);
}

async function showStatus(ctx: StaffContext): Promise<ExitCode> {
  await ctx.db.inTransaction(expireLetters);
  const counts = await ctx.db.inTransaction(countLetters);
  const at = (kind: LetterKind, state: string) =>
    counts.find((count) => count.kind === kind && count.state === state)?.letters ?? 0;
  const row = (title: string, cells: readonly string[]) =>
    title.padEnd(38) + cells.map((cell) => cell.padStart(12)).join("");
  console.log(
    row(
      "",
      everyLetterState.map((state) => letterStates[state].label),
    ),
  );
  for (const kind of everyLetterKind)
    console.log(
      row(
        titleOfKind(kind),
        everyLetterState.map((state) => at(kind, state).toLocaleString("fr-FR")),
      ),
    );
  return 0;
}
