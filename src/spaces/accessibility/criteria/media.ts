import { markup, notApplicable, type Theme } from "../criterion.ts";

const none = "No page has a video, a sound, a canvas or another embedded medium.";

export const media: Theme = {
  name: "Multimédia",
  criteria: [
    notApplicable("4.1", "Les médias ont une transcription ou une audiodescription", none, markup),
    notApplicable("4.2", "Transcriptions et audiodescriptions sont pertinentes", none, markup),
    notApplicable("4.3", "Les médias synchronisés ont des sous-titres", none, markup),
    notApplicable("4.4", "Les sous-titres sont pertinents", none, markup),
    notApplicable("4.5", "Les médias ont une audiodescription synchronisée", none, markup),
    notApplicable("4.6", "L’audiodescription synchronisée est pertinente", none, markup),
    notApplicable("4.7", "Chaque média temporel est identifiable", none, markup),
    notApplicable("4.8", "Les médias non temporels ont une alternative", none, markup),
    notApplicable("4.9", "L’alternative des médias non temporels est pertinente", none, markup),
    notApplicable("4.10", "Un son qui démarre seul peut être arrêté", none, markup),
    notApplicable("4.11", "Les médias temporels se commandent au clavier", none, markup),
    notApplicable("4.12", "Les médias non temporels se commandent au clavier", none, markup),
    notApplicable("4.13", "Les médias sont compatibles avec les aides techniques", none, markup),
  ],
};
