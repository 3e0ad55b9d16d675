import { appendAudit } from "#audit/append-audit.ts";
import { sendCsv } from "#http/answers/send-attachment.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import { drawFigures } from "./numbers-chart.ts";
import { figuresInFile } from "./numbers-csv.rules.ts";
import { NumbersPage } from "./numbers-page.tsx";
import { numbersPath } from "./numbers-path.ts";
import { readFigures } from "./read-figures.ts";
import type { Section } from "./sections/section.ts";
import { sections } from "./sections/sections.ts";

const page = deskPage({
  path: numbersPath,
  opens: "superviseur",
  load: (trx, { space, request }) => readFigures(trx, space, request.query),
  draw: (visit, { asked, today, figures }) => (
    <NumbersPage visit={visit} span={asked.span} today={today} figures={figures} />
  ),
});

/** Pictures of their own: the security policy forbids inline styles, which the library writes. */
const pictures = sections.flatMap((section) => section.names.map((name) => picture(section, name)));

function picture(section: Section, name: string): DeskRoute {
  return {
    method: "GET",
    path: `${numbersPath}/${name}.svg`,
    opens: "superviseur",
    async look(trx, { space, request }) {
      const { figures } = await readFigures(trx, space, request.query, [section]);
      const drawn = figures.find((each) => each.name === name);
      if (!drawn) throw new Error(`a section without its figures: ${name}`);
      const { taille } = request.query as { taille?: unknown };
      const size = taille === "petite" ? "narrow" : "half";
      return async (reply) =>
        reply.type("image/svg+xml").send(await drawFigures(drawn, { colour: space.colour, size }));
    },
  };
}

const file: DeskRoute = {
  method: "GET",
  path: `${numbersPath}/chiffres.csv`,
  opens: "superviseur",
  async look(trx, { ctx, space, request }) {
    const { asked, figures } = await readFigures(trx, space, request.query);
    await appendAudit(trx, ctx, { kind: "numbers_exported", effect: { span: asked.span.name } });
    const name = `chiffres-${space.id}-${asked.span.name}.csv`;
    const content = figuresInFile(figures);
    return (reply) => sendCsv(reply, name, content);
  },
};

export const numbersRoutes: readonly DeskRoute[] = [page, ...pictures, file];
