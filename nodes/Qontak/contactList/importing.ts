import type { IDataObject } from 'n8n-workflow';
import { Failure, invalid } from '../../shared/failure';
import { dictionariesIn, dictionaryIn, isDictionary, textIn } from '../../shared/json';
import { ask, type FormFile, type Plan } from '../../shared/operation/operation';
import { poll } from '../../shared/operation/poll';
import { complaintsOf, readContactList } from './contactList';

const PAUSES = { firstPauseMs: 500, longestPauseMs: 10_000 };

/** Words of a list that Qontak is still reading; the first is documented. */
const UNDER_WAY = /^(processing|pending|queued|waiting|created|importing|(in|on)[ _]progress)$/;
const FAILED = /fail|error|cancel|reject|abort/;

const progressOf = ({ progress }: IDataObject) => textIn(progress)?.trim().toLowerCase();

const isImporting = (list: IDataObject) => UNDER_WAY.test(progressOf(list) ?? 'processing');

/** Why an import that ended cannot be used; `undefined` when it can. */
function problemOf(list: IDataObject): string | undefined {
	const progress = progressOf(list) ?? '';
	if (FAILED.test(progress)) return `ended as “${progress}”`;
	return Number(list.contacts_count_success) > 0 ? undefined : 'took none of the contacts';
}

const said = (list: IDataObject): string => complaintsOf(list).slice(0, 5).join('; ');

/** Why a list cannot be sent to; what Qontak does not tell is no fault. */
function hindranceOf(list: IDataObject): string | undefined {
	const progress = progressOf(list);
	if (progress !== undefined && UNDER_WAY.test(progress)) return 'is still being imported';
	if (progress !== undefined && FAILED.test(progress))
		return `could not be imported (“${progress}”)`;
	// The people of a list out of Qontak CRM are counted when it is sent.
	const counted = list.contacts_count_success ?? list.contacts_count ?? undefined;
	const isEmpty = counted !== undefined && Number(counted) === 0;
	return isEmpty && list.source_type !== 'crm_dynamic' ? 'has no contacts' : undefined;
}

/**
 * Checks that a list can be sent to, before anything is. Throws Failure (`invalidRequest`) when its
 * import failed, took nobody, or is still under way.
 */
export function requireImported(list: IDataObject): void {
	const hindrance = hindranceOf(list);
	if (hindrance === undefined) return;
	const words = said(list);
	const advice = UNDER_WAY.test(progressOf(list) ?? '')
		? 'A broadcast would miss the contacts that are not read yet. Try again when Get of contact lists shows the status success.'
		: 'Make the list again from corrected contacts, or choose another one.';
	throw invalid(
		'Contact List',
		`names “${textIn(list.name) ?? textIn(list.id) ?? ''}”, which ${hindrance}`,
		`Nothing was sent. ${words ? `Qontak says: ${words}. ` : ''}${advice}`,
	);
}

/** What an upload was answered with: the list, under `data` or bare. Its ID says that there is one. */
function acceptedIn(body: unknown): IDataObject {
	const data = isDictionary(body) ? (body.data ?? body) : undefined;
	const [list = {}] = Array.isArray(data) ? dictionariesIn(data) : [dictionaryIn(data)];
	return list;
}

/**
 * Uploads a file as a contact list and waits until Qontak has read it
 * (source: "Qontak contact lists"): it answers at once and imports afterwards. Throws Failure when
 * nothing was imported (`invalidRequest`), it takes too long (`gatewayDown`), or the answer does not
 * tell whether there is a list (`unconfirmed`).
 *
 * @param name what the list is called in Qontak
 * @param longestMs longest wait for the import
 * @returns the list as Qontak has it then
 */
export function* importList(name: string, file: FormFile, longestMs: number): Plan<IDataObject> {
	const { body } = yield* ask({
		effect: 'write',
		method: 'POST',
		path: ['contacts', 'contact_lists', 'async'],
		body: { multipart: { name, source_type: 'spreadsheet', source_id: '', file } },
	});
	const accepted = acceptedIn(body);
	const id = textIn(accepted.id);
	if (id === undefined) {
		throw new Failure(
			'unconfirmed',
			`Qontak took the contact list '${name}' without giving its ID. It may or may not have been made`,
			{
				field: 'Name',
				description:
					'It was not uploaded again, so that there are not two of them. Look for it in Qontak, or with Get Many of contact lists, before you start the workflow anew.',
			},
		);
	}
	const list = yield* poll(
		() => readContactList(id),
		(seen) => !isImporting(seen),
		{ ...PAUSES, longestMs },
		accepted,
	);
	if (isImporting(list)) {
		const minutes = Math.round(longestMs / 60_000);
		throw new Failure('gatewayDown', `Qontak is still importing the contact list '${name}'`, {
			description: `It was waited for ${minutes} minutes; the import goes on at Qontak. Get the contact list ${id} later to see its state, and do not import it again.`,
		});
	}
	const problem = problemOf(list);
	if (problem === undefined) return list;
	const words = said(list);
	throw new Failure('invalidRequest', `The import of the contact list '${name}' ${problem}`, {
		gatewayMessage: words || undefined,
		description: words
			? `Qontak says: ${words}. Correct the contacts and start the workflow anew; n8n’s retry button would only give this result again.`
			: 'Check that the file begins with the columns phone_number and full_name, and that the numbers have a country code.',
	});
}
