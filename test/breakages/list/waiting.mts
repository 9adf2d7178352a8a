import { type Breakage, shared } from '../breakage.mts';

/** Questions: who may answer, once, and what becomes of the others. */
export const WAITING: Breakage[] = [
	{
		name: 'anybody may press a button',
		harm: 'a stranger who got hold of an id approves a refund',
		file: shared('wait/choiceId'),
		line: 'const isOurs = isSame(mac, macOf(key, bytes, sender)) && written(bytes, mac) === id;',
		becomes: 'const isOurs = written(bytes, mac) === id;',
	},
	{
		name: 'an id may be written in a second way',
		harm: 'what was never sent answers a question',
		file: shared('wait/choiceId'),
		line: 'const isOurs = isSame(mac, macOf(key, bytes, sender)) && written(bytes, mac) === id;',
		becomes: 'const isOurs = isSame(mac, macOf(key, bytes, sender));',
	},
	{
		name: 'opening a link answers',
		harm: 'a robot that previews the link approves a refund',
		file: shared('wait/receiveByLink'),
		line: "const isPress = context.getRequestObject().method === 'POST';",
		becomes: 'const isPress = true;',
	},
	{
		name: 'any link of an execution opens each of its questions',
		harm: 'one customer answers for another',
		file: shared('wait/link'),
		line: "sign(key, ['link', execution, node, run, item]).toString('base64url');",
		becomes:
			"sign(key, ['link', execution, node, run, String(item).slice(0, 0)]).toString('base64url');",
	},
	{
		name: 'what a page shows is not escaped',
		harm: 'a text of a stranger runs as a page of your n8n',
		file: shared('wait/linkPage'),
		line: 'const escaped = (text: string) => text.replace(/[&<>"\']/g, (sign) => SIGNS[sign]);',
		becomes: 'const escaped = (text: string) => text;',
	},
	{
		name: 'an empty secret signs',
		harm: 'everybody can make buttons that count',
		file: shared('wait/key'),
		line: "if (secret.trim() === '') {",
		becomes: 'if (false) {',
	},
	{
		name: 'the node that waits believes whoever posts to it',
		harm: 'whoever reads the id of a button answers for the customer',
		file: shared('wait/answer'),
		line: "return isSame(given, signed('resume', waiting, read, key)) ? read : undefined;",
		becomes: 'return read;',
	},
	{
		name: 'a question is answered twice',
		harm: 'a decline after an approval changes what was already acted upon',
		file: shared('wait/outcome'),
		line: 'isOpen(one) &&',
		becomes: '',
	},
	{
		name: 'of several answers the first ends the wait',
		harm: 'the others are taken for people who did not answer',
		file: shared('wait/receiveAnswer'),
		line: 'if (items.some(isOpen)) goOnWaiting(context);',
		becomes: '',
	},
	{
		name: 'a press that is not right goes on as a message',
		harm: 'whoever tries ids sees which of them start something',
		file: shared('wait/takeAnswers'),
		line: 'if (!isAboutQuestion(event)) rest.push(event);',
		becomes: 'if (!isAboutQuestion(event) || !choiceIn(event, key)) rest.push(event);',
	},
	{
		name: 'a reminder takes the answer to another question',
		harm: 'a yes to something else is taken for a yes to this',
		file: shared('wait/outcome'),
		line: 'const same = earlier.filter((one) => signatureOf(one) === signatureOf(item));',
		becomes: 'const same = [...earlier];',
	},
	{
		name: 'any answer counts as that of a trigger',
		harm: 'people are asked, and nobody ever hears the answer',
		file: shared('wait/listening'),
		line: 'heard = ping.isAnswer(answer.body);',
		becomes: 'heard = true;',
	},
	{
		name: 'an answer that n8n could not take is lost',
		harm: 'the customer pressed, and the workflow waits for ever',
		file: shared('wait/resume'),
		line: "if (!told) throw new Failure('gatewayDown', 'n8n could not be told of an answer');",
		becomes: 'if (!told) return false;',
	},
	{
		name: 'an answer before the last question left is lost',
		harm: 'who answers at once is taken for one who did not answer',
		file: shared('wait/resume'),
		line: 'if (!isBusy(told)) return told.body.receipt === receipt(place, answer, key);',
		becomes: 'return told.body.receipt === receipt(place, answer, key);',
	},
];
