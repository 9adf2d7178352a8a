import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { ask, wait, type FormFile, type Plan } from '../../shared/operation/operation';
import { dataOf } from '../reads';
import { complaintsOf, contactList } from './contactList';

const SECOND = 1_000;
const LONGEST_PAUSE = 10 * SECOND;

/** Why an import that ended cannot be used; `undefined` when it can. */
function problemOf(list: IDataObject): string | undefined {
	if (list.progress !== 'success') return `ended as “${String(list.progress)}”`;
	return Number(list.contacts_count_success) > 0 ? undefined : 'took none of the contacts';
}

/**
 * Uploads a file as a contact list and waits until Qontak has read it
 * (source: "Qontak contact lists"): it answers at once and imports afterwards. Throws Failure when
 * nothing was imported, or it takes too long.
 *
 * @param longestMs longest wait for the import
 */
export function* importList(name: string, file: FormFile, longestMs: number): Plan<IDataObject> {
	const { body } = yield* ask({
		effect: 'write',
		method: 'POST',
		path: ['contacts', 'contact_lists', 'async'],
		body: { multipart: { name, source_type: 'spreadsheet', source_id: '', file } },
	});
	let list = dataOf(body);
	const id = String(list.id ?? '');
	let waited = 0;
	for (
		let pause = SECOND / 2;
		list.progress === 'processing' || list.progress == null;
		pause *= 2
	) {
		if (waited >= longestMs) {
			const minutes = Math.round(longestMs / 60_000);
			throw new Failure('gatewayDown', `Qontak is still importing the contact list '${name}'`, {
				description: `It was waited for ${minutes} minutes; the import goes on at Qontak. Get the contact list ${id} later to see its state, and do not import it again.`,
			});
		}
		const next = Math.min(pause, LONGEST_PAUSE, longestMs - waited);
		yield* wait(next);
		waited += next;
		list = yield* contactList(id);
	}
	const problem = problemOf(list);
	if (problem === undefined) return list;
	const said = complaintsOf(list).slice(0, 5).join('; ');
	throw new Failure('invalidRequest', `The import of the contact list '${name}' ${problem}`, {
		gatewayMessage: said || undefined,
		description: said
			? `Qontak says: ${said}. Correct the contacts and start the workflow anew; n8n’s retry button would only give this result again.`
			: 'Check that the file begins with the columns phone_number and full_name, and that the numbers have a country code.',
	});
}
