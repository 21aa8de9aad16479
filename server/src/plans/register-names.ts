import { nearNames } from './near-names.ts';
import type { Named } from './register-state.ts';

/**
 * Finds things by what people write for them: the code, or the name where only one thing has it. `#` and an id stands
 * for what is neither.
 */
export class Names {
  readonly #byText = new Map<string, string | 'several'>();
  readonly #texts = new Map<string, string>();
  readonly #names: readonly string[];

  /** `former` are things that may still be referred to, but whose names are no longer in use: by code only. */
  constructor(things: readonly Named[], former: readonly Named[] = []) {
    for (const { id, code } of former) {
      this.#byText.set(code, id);
      this.#texts.set(id, code);
    }
    for (const { id, name } of things) this.#put(name, id);
    // A code is stronger than a name that happens to read the same.
    for (const { id, code } of things) this.#byText.set(code, id);
    for (const { id, code, name } of things) {
      this.#texts.set(id, this.#byText.get(name) === id ? name : code);
    }
    this.#names = things.map(({ name }) => name);
  }

  #put(name: string, id: string): void {
    const known = this.#byText.get(name);
    this.#byText.set(name, known === undefined || known === id ? id : 'several');
  }

  /** Id of the thing that the text means; `several` where the name alone does not tell. */
  find(text: string): string | 'several' | undefined {
    const id = /^#([0-9a-f-]{36})$/.exec(text)?.[1];
    return id ?? this.#byText.get(text);
  }

  /** Names near to one that is unknown, best first. */
  near(text: string): string[] {
    return nearNames(text, this.#names);
  }

  /** What to write so that {@link find} answers this id again. */
  write(id: string | null): string {
    return id === null ? '' : (this.#texts.get(id) ?? `#${id}`);
  }
}
