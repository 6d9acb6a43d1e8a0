/** Sentences of reporters, for the sizes of real text: no two of the first twenty entries share a sentence. */
const SENTENCES = [
  'People are arriving at the embassy, most of them from the metro.',
  'Somebody has brought a flag so large that six hold it.',
  'The first speaker is a doctor who has worked in Kharkiv for eleven years.',
  'Police have closed the side street and let people through on the main one.',
  'A woman in a yellow coat reads a poem by Lesya Ukrainka from a sheet of paper.',
  'The loudspeaker fails twice; the crowd repeats every sentence for those at the back.',
  'Volunteers hand out tea and ask everyone to take their cups home.',
  'From the balcony across the road an old man waves with both arms.',
  'The organisers count four hundred, the officer beside us says half of that.',
  'Students of the technical university have painted the word peace in nine alphabets.',
  'It begins to rain, and nobody leaves.',
  'The ambassador thanks the city and does not take questions.',
  'Two buses wait at the corner with boxes of bandages, blankets and batteries.',
  'A choir of seven sings the anthem, slowly, and then once more.',
  'The march turns left at the library instead of going on to the harbour.',
  'Three taxi drivers stop and lower their windows to listen.',
  'Children have drawn sunflowers on the pavement with chalk.',
  'Whoever speaks Azerbaijani translates for whoever does not.',
  'The collection for generators stands at three trucks of ten.',
  'An engineer explains how to send money that is not lost on the way.',
  'At half past four the square is full up to the fountain.',
  'A teacher from Mariupol names the streets in which her pupils lived.',
  'There is no signal near the stage; this was sent from the bakery.',
  'The second speaker asks for a minute of silence, and gets three.',
  'Somebody sells coffee from a bicycle and gives the change to the box.',
  'Journalists are asked to stand behind the tape, and they do.',
  'A man with a megaphone asks everybody to keep the tram line free.',
  'The flags of Georgia, Poland and Lithuania are here as well.',
  'One banner says only: come home.',
  'The deputy mayor arrives on foot and listens without speaking.',
  'Behind the stage nurses treat a man who fainted; he is well.',
  'An orchestra of brass has taken the steps of the opera.',
  'The petition is signed on a table made of two doors.',
  'Lights go on in the ministry, and some clap.',
  'A dog in a blue and yellow scarf has more photographers than the speakers.',
  'The last train is at eleven, say the organisers, and they say it again.',
  'Lawyers write their number on the arms of those who want it.',
  'A girl of perhaps ten holds a map and shows where her grandmother is.',
  'The chant moves from the front to the back like a wave.',
  'Everybody is asked to come again on Sunday at the same hour.',
];

/** Some 130 characters in two sentences, always the same for a `number`. */
export function textOf(number: number): string {
  const first = (number * 2) % SENTENCES.length;
  return `${SENTENCES[first] ?? ''} ${SENTENCES[first + 1] ?? ''}`;
}
