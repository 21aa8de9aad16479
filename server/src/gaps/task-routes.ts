import type { Mount } from '../platform/room.ts';
import * as contract from './contract-tasks.ts';
import { judgeTask } from './judge-task-act.ts';
import {
  downloadTaskJudgements,
  explainTask,
  judgedTasksOfMatter,
  listTaskJudgements,
} from './list-task-judgements.ts';

/** 形象进度: tasks held against what units claim and the office judges. */
export function taskRoutes(mount: Mount): void {
  mount.query(contract.judgedTasksOfMatter, judgedTasksOfMatter);
  mount.query(contract.explainTask, explainTask);
  mount.query(contract.listTaskJudgements, listTaskJudgements);
  mount.download(contract.downloadTaskJudgements, downloadTaskJudgements);
  mount.act(contract.judgeTask, judgeTask);
}
