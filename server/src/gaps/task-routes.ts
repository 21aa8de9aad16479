import type { Mount } from '../platform/room.ts';
import * as contract from './contract-tasks.ts';
import { judgeTask } from './judge-task-act.ts';
import {
  downloadTaskJudgements,
  explainTask,
  judgedTasksOfMatter,
  listTaskJudgements,
} from './list-task-judgements.ts';
import { policy } from './policy.ts';
import { taskPolicy } from './task-policy.ts';

/** 形象进度: tasks held against what units claim and the office judges. */
export function taskRoutes(mount: Mount): void {
  mount.query(contract.judgedTasksOfMatter, policy.readJudgements, judgedTasksOfMatter);
  mount.query(contract.explainTask, policy.readJudgements, explainTask);
  mount.query(contract.listTaskJudgements, taskPolicy.readTaskJudgements, listTaskJudgements);
  mount.download(contract.downloadTaskJudgements, taskPolicy.readTaskJudgements, downloadTaskJudgements);
  mount.act(contract.judgeTask, taskPolicy.judgeTask, judgeTask);
}
