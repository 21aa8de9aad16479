import type { Bilingual } from '../platform/endpoint.ts';
import { hashed, Prepared } from '../platform/prepared.ts';
import type { ApiDocument } from './document.ts';

export interface City {
  id: string;
  name: Bilingual;
}

/** Stand for the three texts of a city in the document; no contract holds them. */
const blanks = { id: '@@city@@', zh: '@@city-zh@@', en: '@@city-en@@' };

/**
 * The documents of cities. They differ in the city's code and names alone, so the document is made once, with blanks,
 * and a city fills them in.
 */
export function cityDocuments(documentOf: (city: City) => ApiDocument): (city: City) => Prepared {
  const { id, zh, en } = blanks;
  const text = JSON.stringify(documentOf({ id, name: { zh, en } }));
  const parts = text.split(/(@@city(?:-zh|-en)?@@)/);
  const stands = hashed(text);
  return ({ id, name }) => {
    const filled: Record<string, string> = {
      [blanks.id]: escaped(id),
      [blanks.zh]: escaped(name.zh),
      [blanks.en]: escaped(name.en),
    };
    const json = parts.map((part) => filled[part] ?? part).join('');
    return new Prepared(json, hashed(JSON.stringify([stands, id, name])));
  };
}

/** As it stands within the quotes of a JSON text. */
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
