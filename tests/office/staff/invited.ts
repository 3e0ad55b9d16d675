import { codeAt, readSecret } from "#account/factors/totp/totp.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { invitationAddress } from "#office/staff/invitation-link.ts";
import { inviteMember } from "#office/staff/invite-member.actions.ts";
import type { Team } from "#office/staff/team.ts";
import { spaces } from "#spaces/index.ts";
import type { Browser } from "../../support/browser.ts";
import type { RunningHouse } from "../../support/running-house.ts";

/** As the command line acts: in every portal. */
const operatorOf = ({ office, contextOf }: RunningHouse): Team => ({
  office: { ...office, actor: { kind: "staff", member: null } },
  portals: spaces.map(({ id }) => contextOf(id)),
});

let invited = 0;

/** Invites a new member, and gives the path of their link. */
export async function invite(house: RunningHouse, role: StaffRole = "agent", portal = "npfr") {
  invited += 1;
  const email = `nouveau.${invited}@gestion.example`;
  return { email, link: await linkFor(house, email, role, portal) };
}

export async function linkFor(
  house: RunningHouse,
  email: string,
  role: StaffRole = "agent",
  portal = "npfr",
) {
  const made = await inviteMember(operatorOf(house), { email, role, portal: portal as SpaceId });
  if (!made.ok || made.value.access.kind !== "link") throw new Error("no link was made");
  return new URL(invitationAddress(house.office, made.value.access.id)).pathname;
}

export const enrolment = "/gestion/inscription";

export const chosenPassword = "Bocage-lanterne quai 47";

/** What the page offers to the application of codes. */
export function secretOn(page: string): Buffer {
  const spelt = /class="spelt">([A-Z2-7 \u00a0]+)</.exec(page)?.[1];
  if (!spelt) throw new Error(`no key in ${page}`);
  return readSecret(spelt);
}

/** The code that an application shows now. */
export const codeNow = (secret: Buffer) => codeAt(secret, Date.now() / 1000);

/** What a member types on that page. */
export const typedOn = (page: string, more: Record<string, string> = {}) => ({
  first_name: "Agathe",
  last_name: "Colin",
  password: chosenPassword,
  password_confirmation: chosenPassword,
  code: codeNow(secretOn(page)),
  ...more,
});

/** Follows the link and opens the access; gives the secret of the application. */
export async function enrolBy(browser: Browser, link: string): Promise<Buffer> {
  await browser.get(link);
  const page = (await browser.get(enrolment)).text;
  const opened = await browser.post(enrolment, typedOn(page));
  if (opened.status !== 200) throw new Error(`not enrolled: ${opened.status} ${opened.text}`);
  return secretOn(page);
}
