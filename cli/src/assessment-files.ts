import {
  type Assessment,
  assess,
  parsePeriod,
  readActuals,
  readSubjects,
  readTargets,
  type Scheme,
  type SubjectRow,
} from '@meritloop/engine';
import { readScheme } from './scheme-file.ts';
import { readTable } from './tables.ts';

/** The files that an assessment is made of, as the options name them. */
export interface AssessmentFiles {
  scheme: string;
  actuals: string;
  targets?: string;
  subjects?: string;
  period: string;
}

/** Reads the files and assesses. Throws InputError with file, row and column of everything that is wrong. */
export async function assessFiles(
  files: AssessmentFiles,
): Promise<{ scheme: Scheme; subjects: SubjectRow[] | undefined; assessment: Assessment }> {
  parsePeriod(files.period);
  const scheme = await readScheme(files.scheme);
  const observations = readActuals(await readTable(files.actuals));
  const targets = files.targets === undefined ? undefined : readTargets(await readTable(files.targets));
  const subjects = files.subjects === undefined ? undefined : readSubjects(await readTable(files.subjects));
  const assessment = assess({
    scheme,
    observations,
    period: files.period,
    ...(targets && { targets }),
    ...(subjects && { subjects }),
  });
  return { scheme, subjects, assessment };
}
