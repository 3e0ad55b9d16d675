import { answerInWords, answerKinds } from "#infra/mail/log/answer-words.rules.ts";

type Props = {
  fate: "lasting" | "passing" | "ours" | null;
  status: string | null;
  reason: string | null;
};

/** What the provider answered, for people who read no SMTP. */
export const AnswerWords = ({ fate, status, reason }: Props) => {
  if (reason === null) return null;
  const { kind, words } = answerInWords(fate, status, reason);
  return (
    <span>
      {words} <span class="mails-kind">({answerKinds[kind]})</span>
    </span>
  );
};
