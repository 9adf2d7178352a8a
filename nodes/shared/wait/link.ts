import { randomBytes } from 'node:crypto';
import { isSame, sign, type WaitKey } from './key';
import type { Place } from './choiceId';

/** What a link stands for: a question, but not yet an answer to it. */
export type LinkedQuestion = Omit<Place, 'signature'>;

/** Name of the part of a link's query that holds its token. */
export const LINK_TOKEN = 'answer';

/**
 * Different in each process of n8n, and told to nobody: what a customer writes may stand at the end of a text
 * as well, and must not be taken for the place of a link.
 */
const PLACE = `\n\nn8n-ask-link-${randomBytes(12).toString('hex')}-`;
const OPEN = new RegExp(`${PLACE}(\\d+)$`);

/**
 * What a plan writes at the end of a text, where the question's link belongs. `item` is the input item
 * that asks.
 */
export const openLink = (item: number): string => `${PLACE}${item}`;

/**
 * A text with the link in its place. Only its end is looked at: what stands before may come from
 * anybody, and must not be able to fetch the link of another's question.
 */
export const withLink = (text: string, linkTo: (item: number) => string): string =>
	text.replace(OPEN, (_open, item: string) => `\n\n${linkTo(Number(item))}`);

/** The token of a question's link. n8n signs the link as a whole; only who knows the key can make this part. */
export const linkToken = ({ execution, node, run, item }: LinkedQuestion, key: WaitKey): string =>
	sign(key, ['link', execution, node, run, item]).toString('base64url');

/** Whether a token is the one of a question, without telling by its time how much was right. */
export const isTokenOf = (token: string, question: LinkedQuestion, key: WaitKey): boolean =>
	isSame(Buffer.from(token), Buffer.from(linkToken(question, key)));
