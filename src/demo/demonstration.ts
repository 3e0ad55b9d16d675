import type { Context } from "#context.ts";
import { casts } from "../../demo/casts.ts";
import type { Cast } from "./load/cast.ts";
import { prepareDemonstration } from "./load/load.actions.ts";
import type { Stage } from "./load/stage.ts";
import { describePerson } from "./table/describe.ts";
import { describeNobody } from "./table/describe-contacts.ts";
import { drawTable } from "./table/draw-table.ts";
import type { Line } from "./table/line.ts";
import { standingOf } from "./table/standing.queries.ts";

type Demonstrated = Omit<Stage, "ctx"> & { contexts: readonly Context[] };

/** Prepares the spaces that are not ready yet; returns the text for the terminal: who can do what in each space. */
export async function openDemonstration({ contexts, ...place }: Demonstrated): Promise<string> {
  const parts: string[] = [];
  for (const ctx of contexts) {
    const cast = casts.find(({ space }) => space === ctx.space.id);
    if (cast) parts.push(await openSpace({ ...place, ctx }, cast));
  }
  return [...parts, workshop(place.publicUrl)].join("\n");
}

async function openSpace(stage: Stage, cast: Cast): Promise<string> {
  const { ctx, publicUrl } = stage;
  const home = `/${ctx.space.id}`;
  const title = `${ctx.space.wording.name}\n${new URL(home, publicUrl).href}\n`;
  const secrets = await prepareDemonstration(stage, cast);
  if (!secrets) return `${title}\nCette base a son propre registre : la démonstration n’y ajoute personne.\n`;
  const lines = await ctx.db.inTransaction(async (trx) => {
    const lines: Line[] = [];
    for (const person of cast.persons) {
      const standing = await standingOf(trx, ctx, person.number);
      const secret = secrets[person.number] ?? null;
      if (standing) lines.push(describePerson({ space: ctx.space, person, standing, secret }));
    }
    return lines;
  });
  if (cast.numberOfNobody) lines.push(describeNobody(ctx.space, cast.numberOfNobody));
  return `${title}\n${drawTable(lines)}`;
}

const workshop = (publicUrl: URL) =>
  [
    ["/_dev/boite-mail", "les mails et les SMS qui seraient partis"],
    ["/_dev/courriers", "les courriers imprimés, en PDF"],
    ["/_dev/pages", "toutes les pages, dans tous leurs états"],
    ["/_dev/parcours", "les parcours, tels qu’ils tournent"],
  ]
    .map(([path = "", what]) => `${new URL(path, publicUrl).href.padEnd(44)} ${what}`)
    .join("\n");
