import { campaign } from './scenarios/campaign.mts';
import { claims } from './scenarios/claims.mts';
import { flood } from './scenarios/flood.mts';
import { questions } from './scenarios/questions.mts';
import { repeats } from './scenarios/repeats.mts';
import { tokens } from './scenarios/tokens.mts';
import { webhookOutages } from './scenarios/webhookOutages.mts';
import { startStage, type Stage } from './support/stage.mts';

/**
 * n8n in queue mode, with its main process, workers, webhook processors, Redis and PostgreSQL: what
 * docs/scaling.md promises. A small size here; `npm run test:scale` runs the large one.
 */

let stage: Stage;
const current = () => stage;

beforeAll(async () => {
	stage = await startStage();
}, 600_000);
afterAll(async () => {
	await stage?.close();
}, 120_000);

describe('a campaign over all workers', () => campaign(current));
describe('questions and their answers', () => questions(current));
describe('webhooks that come again', () => repeats(current));
describe('a flood of webhooks', () => flood(current));
describe('webhooks while a part is away', () => webhookOutages(current));
describe('examples/campaign-postgres.json', () => claims(current));
describe('a login shared by workers', () => tokens(current));
