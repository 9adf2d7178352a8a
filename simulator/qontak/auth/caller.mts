/** The two kinds of token (source: "Qontak tokens"). A token of the password grant is a user's. */
export type TokenKind = 'user' | 'bot';

/** Who makes a request: the holder of a token, or an application that signs at the Mekari host. */
export interface Caller {
	kind: TokenKind | 'application';
	/** The user it acts for, as in GET /users. */
	userId: string;
}
