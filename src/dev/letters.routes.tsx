import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sendPage } from "#http/answers/send-page.ts";
import { Page } from "#ui/frame/page.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";

type OneLetter = { Params: { name: string } };

const path = "/_dev/courriers";

/** File names of printed letters: no other name is accepted, so no path leaves the folder. */
const letterName = /^[a-z0-9-]+\.pdf$/;

/** These letters hold live secrets: never in production. */
export function letterRoutes(app: FastifyInstance, folder: string): void {
  app.get(path, async (_request, reply) => sendPage(reply, <LettersPage names={await lettersIn(folder)} />));
  app.get<OneLetter>(`${path}/:name`, async (request, reply) => {
    const { name } = request.params;
    const pdf = letterName.test(name) ? await readFile(join(folder, name)).catch(() => null) : null;
    return pdf ? reply.type("application/pdf").send(pdf) : reply.callNotFound();
  });
}

const lettersIn = async (folder: string) => {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => letterName.test(name)).sort();
};

const LettersPage = ({ names }: { names: readonly string[] }) => (
  <Page brand={null} title="Courriers de la démonstration" wide>
    <Title lead="Les lots imprimés pour la démonstration : l’identifiant d’un côté, le mot de passe provisoire de l’autre, jamais dans le même pli.">
      Courriers
    </Title>
    <Table
      caption="Lots imprimés"
      columns={[{ label: "Fichier" }]}
      rows={names.map((name) => [<a href={`${path}/${name}`}>{name}</a>])}
      empty="Aucun courrier : la démonstration n’est pas chargée (PARVIS_DEMO=0, ou DATABASE_URL sans PARVIS_DEMO=1), ou la base avait déjà un registre."
    />
  </Page>
);
