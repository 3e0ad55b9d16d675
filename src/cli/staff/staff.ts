import { type Command, InvalidArgumentError, Option } from "commander";
import { staffRoles } from "#kernel/actor.ts";
import { tellAddressFault } from "#kernel/text/address-words.rules.ts";
import { addressFault } from "#kernel/text/mail-address.rules.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import type { StaffOrder } from "./staff-orders.ts";

const codes = "\nCodes de retour : 0 fait, 1 refusé, 2 commande mal écrite.";

const afterAdd = `
Le lien est affiché seul sur une ligne : remettez-le à cette personne, par un autre chemin que celui de ses codes. Il
sert une fois, en trois jours. Tant que l’accès n’est pas ouvert, relancer la commande donne un nouveau lien ; l’ancien
ne vaut plus rien. Une personne a un rôle par portail : un autre --role le remplace.
${codes}`;

export function addStaff(program: Command): void {
  const staff = program.command("staff").description("les membres du service de gestion et leurs rôles");
  staff
    .command("add")
    .description("donner un rôle dans un portail, et le lien qui ouvre l’accès")
    .argument("<mail>", "adresse e-mail, avec laquelle cette personne se connectera", readAddress)
    .addOption(new Option("--role <rôle>", "son rôle").choices(staffRoles).makeOptionMandatory())
    .requiredOption("--space <espace>", `le portail : ${spaces.map(({ id }) => id).join(", ")}`)
    .addHelpText("after", afterAdd)
    .action((email: string, { role, space: slug }, command: Command) => {
      const space = findSpace(slug);
      if (!space) return command.error(`aucun espace ne s’appelle ${slug}`);
      return run({ kind: "add", email, role, portal: space.id });
    });
  staff
    .command("list")
    .description("qui a quel rôle, et où en est son accès")
    .addHelpText("after", codes)
    .action(() => run({ kind: "list" }));
  staff
    .command("end")
    .description("retirer tous les rôles d’une personne, fermer son accès, ses sessions et ses liens")
    .argument("<mail>", "adresse e-mail de cette personne", readAddress)
    .addHelpText("after", codes)
    .action((email: string) => run({ kind: "end", email }));
}

async function run(order: StaffOrder) {
  const { carryOut } = await import("./staff-orders.ts");
  const { withHouse } = await import("../with-house.ts");
  process.exitCode = await withHouse((house) => carryOut(house, order));
}

function readAddress(typed: string): string {
  const email = typed.trim();
  const fault = addressFault(email);
  if (fault) throw new InvalidArgumentError(tellAddressFault(fault, email, "Donnez une adresse e-mail."));
  return email;
}
