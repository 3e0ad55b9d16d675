import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const header =
  "number;title;last_name;first_name;organisation;address_1;address_2;address_3;postal_code;city;country;email;phone;iban;birth_date\n";

/** A registry file of that many holders: two in three with a telephone, every other one with an IBAN. */
export async function writeRegistryFile(path: string, holders: number) {
  function* pieces() {
    yield header;
    let text = "";
    for (let index = 0; index < holders; index++) {
      text += `${holder(index)}\n`;
      if (text.length < 65_536) continue;
      yield text;
      text = "";
    }
    yield text;
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path));
}

function holder(index: number): string {
  const number = `T${String(index).padStart(7, "0")}`;
  const phone = index % 3 ? `06 39 98 ${String(index % 100).padStart(2, "0")} 37` : "";
  const postalCode = `0144${index % 10}`;
  const address = `${index % 200} RUE DE L'ÉGLISE;;;${postalCode};VIRIAT;FR`;
  const iban = index % 2 ? frenchIban(index) : "";
  const person = `${index % 2 ? "M." : "Mme"};LEFÈVRE;Loïc;`;
  return `${number};${person};${address};p${index}@boite.example;${phone};${iban};19${50 + (index % 50)}-01-17`;
}

function frenchIban(account: number): string {
  const [bank, branch] = ["30003", "01234"];
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  const bban = `${bank}${branch}${String(account).padStart(11, "0")}${String(key).padStart(2, "0")}`;
  const check = 98n - (BigInt(`${bban}152700`) % 97n);
  return `FR${String(check).padStart(2, "0")}${bban}`;
}
