import { type StaffRole, staffRoles } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { StepUp } from "#web/desk/step-up.tsx";
import { Reason } from "./member-action-page.tsx";

type Props = { visit: DeskView; portals: readonly Space[]; state: FormState };

const may: Record<StaffRole, string> = {
  agent: "Cherche et ouvre les dossiers, débloque, réémet les courriers, prépare les imports.",
  superviseur: "Approuve aussi, ferme un compte, imprime les lots, applique les imports.",
  administrateur: "Voit aussi l’audit et gère l’équipe.",
};

export const RoleField = ({ state }: { state: FormState }) => (
  <Radios
    state={state}
    name="role"
    label="Rôle"
    options={staffRoles.map((role) => ({ value: role, label: capitalised(role), hint: may[role] }))}
    required
  />
);

export const InvitePage = ({ visit, portals, state }: Props) => (
  <DeskPage visit={visit} title="Inviter">
    <Form
      allRequired
      action={`${visit.home}/equipe/inviter`}
      csrf={visit.csrf}
      state={state}
      submit="Inviter"
      beside={<a href={`${visit.home}/equipe`}>Annuler</a>}
    >
      <Field
        state={state}
        name="email"
        label="Adresse e-mail"
        type="email"
        hint="Cette personne se connectera avec elle."
        autocomplete="off"
        required
      />
      <Radios
        state={state}
        name="portal"
        label="Portail"
        options={portals.map(({ id, wording }) => ({ value: id, label: wording.shortName }))}
        required
      />
      <RoleField state={state} />
      <Reason state={state} />
      <StepUp visit={visit} state={state} />
    </Form>
  </DeskPage>
);

type LinkProps = { visit: DeskView; email: string; address: string };

/** Shown once: only PARVIS_SECRET can make the link again. */
export const LinkPage = ({ visit, email, address }: LinkProps) => (
  <DeskPage visit={visit} title="Le lien à remettre">
    <p>
      Remettez ce lien à <strong class="breakable">{email}</strong>, de vive voix ou par un message interne.
      Il ouvre son accès, une seule fois, pendant trois jours.
    </p>
    <p class="team-link">
      <code>{address}</code>
    </p>
    <Notice tone="warn" title="Il ne s’affiche qu’une fois">
      <p>Un nouveau lien annulerait celui-ci.</p>
    </Notice>
    <p>
      <ButtonLink href={`${visit.home}/equipe`} tone="quiet">
        Revenir à l’équipe
      </ButtonLink>
    </p>
  </DeskPage>
);
