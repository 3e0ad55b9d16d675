import { hours, minutes } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { MemberView } from "#web/visit.ts";

export const sampleAccount = (
  space: Space,
  holderName = "Jeanne Martin",
  idle = minutes(30),
  endsIn = hours(12),
): AccountBar => ({
  holderName,
  current: `/${space.id}/espace`,
  menu: [
    { href: `/${space.id}/espace`, label: "Accueil", icon: "house" },
    { href: `/${space.id}/espace/informations`, label: "Mes informations", icon: "user-round-pen" },
    { href: `/${space.id}/espace/securite`, label: "Sécurité", icon: "shield-check" },
  ],
  signOutAction: `/${space.id}/deconnexion`,
  csrf: "sample",
  extendAction: `/${space.id}/espace/prolonger`,
  idle,
  endsAt: new Date(Date.parse("2026-11-21T20:05:00Z")),
  endsIn,
});

export const sampleMember = (space: Space, holderName?: string): MemberView => ({
  space,
  home: `/${space.id}`,
  csrf: "sample",
  account: sampleAccount(space, holderName),
});
