/**
 * Names that stand in people's workflows and never change: resources, and the operations of each, by
 * node (the table of the public interface).
 */
export const OPERATIONS: Record<string, Record<string, string>> = {
	ivosights: {
		message:
			'sendText sendMedia sendTemplate sendLocation sendContacts sendReplyButtons sendList ' +
			'sendSingleProduct sendMultiProduct sendFlow markAsRead',
		template: 'getMany get create update propose preview getCategories getLanguages',
		contact: 'check',
		country: 'getMany',
		media: 'download',
		profile: 'getBusiness updateBusiness getAbout updateAbout getPhoto updatePhoto',
		webhook: 'getMany pullPending',
	},
	qontak: {
		message: 'sendTemplate sendText sendMedia sendReplyButtons sendList sendRoomTemplate',
		broadcast: 'create get getMany getLog',
		template: 'getMany get create delete preview getCategories getLanguages',
		contactList: 'create get getMany getContacts',
		contact: 'check block unblock',
		channel: 'getMany get',
		room:
			'get getMany getHistory getParticipants assignAgent unassignAgent takeOver resolve ' +
			'markAsRead addTag removeTag',
		user: 'getMany',
		file: 'upload',
		webhook: 'get update',
	},
	decisionTelecom: {
		message: 'sendText sendMedia sendTemplate getStatus',
		template: 'preview',
	},
};

/** Parameters that mean the same in all nodes, with the type they have everywhere. */
export const PARAMETERS: Record<string, string> = {
	recipient: 'string',
	recipientName: 'string',
	sendTo: 'options',
	roomId: 'string',
	channel: 'resourceLocator',
	contactList: 'resourceLocator',
	broadcast: 'resourceLocator',
	agent: 'resourceLocator',
	text: 'string',
	body: 'string',
	footer: 'string',
	headerType: 'options',
	headerText: 'string',
	headerMediaUrl: 'string',
	template: 'resourceLocator',
	templateName: 'string',
	templateLanguage: 'string',
	templateNamespace: 'string',
	templateInput: 'options',
	templateVariables: 'resourceMapper',
	templateVariablesJson: 'json',
	mediaType: 'options',
	mediaSource: 'options',
	mediaUrl: 'string',
	binaryPropertyName: 'string',
	caption: 'string',
	fileName: 'string',
	buttons: 'fixedCollection',
	sections: 'fixedCollection',
	latitude: 'number',
	longitude: 'number',
	locationName: 'string',
	address: 'string',
	returnAll: 'boolean',
	limit: 'number',
	filters: 'collection',
	simplify: 'boolean',
	options: 'collection',
	sendAt: 'dateTime',
	messageId: 'string',
	mediaId: 'string',
};
