import type { FastifyInstance } from "fastify";
import type { CurrentCode } from "#demo/staff/current-codes.queries.ts";
import { codesPath } from "#demo/staff/describe-staff.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { Page } from "#ui/frame/page.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";

/** Reads the codes of this moment. */
export type StaffCodes = () => Promise<readonly CurrentCode[]>;

/** What the applications of the demonstration's members of staff show now: never in production. */
export const codesRoutes = (app: FastifyInstance, codes: StaffCodes): void => {
  app.get(codesPath, async (_, reply) => sendPage(reply, <CodesPage codes={await codes()} />));
};

const CodesPage = ({ codes }: { codes: readonly CurrentCode[] }) => (
  <Page brand={null} title="Codes du moment" wide>
    <Title lead="Ce que montrerait l’application de codes de chaque membre du service de la démonstration. Un code ne sert qu’une fois : rechargez la page pour le suivant.">
      Codes du moment
    </Title>
    <Table
      caption="À taper après le mot de passe"
      columns={[
        { label: "Qui" },
        { label: "Adresse e-mail" },
        { label: "Code" },
        { label: "Encore (secondes)", numeric: true },
        { label: "Code suivant" },
      ]}
      rows={codes.map(({ name, email, code, left, next }) => [
        name,
        email,
        <strong>{code}</strong>,
        String(left),
        next,
      ])}
      empty="Aucun membre du service de la démonstration : elle n’est pas chargée (PARVIS_DEMO=0, ou DATABASE_URL sans PARVIS_DEMO=1), ou le service avait déjà ses membres."
    />
    <p>
      <a href="/gestion/connexion">Connexion au poste de gestion</a>
    </p>
  </Page>
);
