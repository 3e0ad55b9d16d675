import type { Context } from "#context.ts";
import { casts } from "../../demo/casts.ts";
import { cards, staff } from "../../demo/gestion.ts";
import type { Cast } from "./load/cast.ts";
import { prepareDemonstration } from "./load/load.actions.ts";
import { prepareUploads } from "./load/load-uploads.actions.ts";
import type { Stage } from "./load/stage.ts";
import { codesPath, describeStaff } from "./staff/describe-staff.ts";
import { prepareStaff } from "./staff/load-staff.actions.ts";
import { describePerson } from "./table/describe.ts";
import { describeNobody } from "./table/describe-contacts.ts";
import { drawTable } from "./table/draw-table.ts";
import type { Line } from "./table/line.ts";
import { standingOf } from "./table/standing.queries.ts";

type Demonstrated = Omit<Stage, "ctx"> & { contexts: readonly Context[]; office: Context };

/** Prepares the spaces that are not ready yet; returns the text for the terminal: who can do what in each space. */
export async function openDemonstration({ contexts, office, ...place }: Demonstrated): Promise<string> {
  const parts: string[] = [];
  const portals: Context[] = [];
  for (const ctx of contexts) {
    const cast = casts.find(({ space }) => space === ctx.space.id);
    if (!cast) continue;
    const { text, isOurs } = await openSpace({ ...place, ctx }, cast);
    parts.push(text);
    if (isOurs) portals.push(ctx);
  }
  parts.push(await openOffice(place, office, portals));
  return [...parts, workshop(place.publicUrl)].join("\n");
}

/** `isOurs`: false where the registry is not the demonstration's. */
async function openSpace(stage: Stage, cast: Cast): Promise<{ text: string; isOurs: boolean }> {
  const { ctx, publicUrl } = stage;
  const title = titleOf(ctx, publicUrl);
  const secrets = await prepareDemonstration(stage, cast);
  if (!secrets)
    return {
      text: `${title}\nCette base a son propre registre : la démonstration n’y ajoute personne.\n`,
      isOurs: false,
    };
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
  return { text: `${title}\n${drawTable(lines)}`, isOurs: true };
}

/** Members of staff only work where all holders are invented. */
async function openOffice(place: Omit<Stage, "ctx">, office: Context, portals: readonly Context[]) {
  await prepareStaff({ office, portals, databaseUrl: place.databaseUrl }, staff, cards);
  for (const ctx of portals) {
    const files = casts.find(({ space }) => space === ctx.space.id)?.imports;
    if (files) await prepareUploads({ ctx, office, databaseUrl: place.databaseUrl }, files, staff);
  }
  const lines = await describeStaff(office, staff);
  const title = titleOf(office, place.publicUrl);
  if (lines.length === 0) return `${title}\nLe service a ses propres membres, ou aucun.\n`;
  return `${title}\n${drawTable(lines)}`;
}

const titleOf = ({ space }: Context, publicUrl: URL) =>
  `${space.wording.name}\n${new URL(`/${space.id}`, publicUrl).href}\n`;

const workshop = (publicUrl: URL) =>
  [
    ["/_dev/boite-mail", "les mails et les SMS qui seraient partis"],
    ["/_dev/courriers", "les courriers imprimés, en PDF"],
    [codesPath, "les codes du moment des membres du service de gestion"],
    ["/_dev/pages", "toutes les pages, dans tous leurs états"],
    ["/_dev/parcours", "les parcours, tels qu’ils tournent"],
  ]
    .map(([path = "", what]) => `${new URL(path, publicUrl).href.padEnd(44)} ${what}`)
    .join("\n");
