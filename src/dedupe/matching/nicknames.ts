/** Given names that stand for one another, groups parted by commas; a name may be in several groups. */
const GROUPS = `
abigail abby abbie gail, adelaide addie adele heidi, albert al bert bertie,
alexander alex al sandy xander lex alec sasha alejandro,
alexandra alex sandy lexi alexa sasha allie, alfred al fred alfie, alice ali allie,
allison alison ali allie, amanda mandy amy, andrew andy drew andre andres, angela angie angel,
ann anne anna annie nan ana, anthony tony ant antonio toni, antoinette toni nettie,
arthur art artie, augustus gus august, barbara barb barbie babs, bartholomew bart,
beatrice bea trixie, benedict ben, benjamin ben benny benji, bernard bernie barney, beverly bev,
bradley brad, brandon bran, calvin cal, cameron cam, carolyn carol caroline carrie lynn,
cassandra cass cassie,
catherine katherine kathryn cathy kathy kate katie kay kitty cat kat katharine catarina katrina trina,
charles charlie chuck chas chip carlos, charlotte lottie charlie char, chester chet,
christine christina chris chrissy tina kristin kristina kristine cristina,
christopher chris topher kit kris cristobal, clarence clare, clifford cliff, clinton clint,
constance connie, cornelius neil corny, curtis curt, cynthia cindy, daniel dan danny daniela,
danielle dani, david dave davy davey, deborah debra deb debbie debby, delores lola dolores,
dennis denny, donald don donny donnie, dominic dom nick, dorothy dot dottie dolly, douglas doug,
edgar ed eddie, edmund ed eddie ned ted, edward ed eddie ned ted teddy eduardo, edwin ed eddie,
eleanor ellie ella nell nora elinor,
elizabeth liz lizzie beth betty betsy eliza elsie libby liza elisabeth bess bessie bette isabel lizbeth,
emily em emmy millie, emanuel manny manuel emmanuel, ernest ernie ernesto, eugene gene,
evelyn eve evie, ezekiel zeke, ferdinand fred ferdie, florence flo flora,
frances fran franny fannie, francis frank fran francisco frankie, franklin frank frankie,
frederick fred freddy freddie fritz fredrick, gabriel gabe, gabrielle gabby gabi,
geoffrey jeffrey jeff geoff, george georgie jorge, gerald gerry jerry, gerard gerry jerry,
gertrude trudy gert, gilbert gil bert, gregory greg gregg, gwendolyn gwen, harold hal harry,
harriet hattie, harrison harry, helen nell nellie ellen, henry hank harry hal enrique,
herbert herb bert, howard howie, hubert hugh bert, hugh hughie, isabella isabel bella izzy belle,
isaac ike zac, jacob jake jakob, jacqueline jackie jacqui, james jim jimmy jamie jem jaime,
jane janie, janet jan, janice jan, jasper jay, jean jeannie, jeanette jean nettie, jedediah jed,
jennifer jen jenny jenn jennie, jeremiah jerry jeremy, jeremy jerry, jerome jerry,
jessica jess jessie, jesse jess jessie, joan joanie, joann jo joanne joanna,
john jack johnny jon johnnie juan, jonathan jon jonny johnathan, joseph joe joey jose jo,
josephine jo josie, joshua josh, judith judy judi, julia julie jules, julian jules,
kenneth ken kenny, kimberly kim kimmy, kristopher kris chris,
lawrence larry laurence lorenzo lars, laura laurie lauren, leonard leo len lenny leon,
leslie les, leonardo leo, lillian lily lil lilly, linda lindy lin, louis lou louie lewis luis,
louise lou lulu luisa, lucille lucy lu, lucas luke luca, lydia liddy,
madeline maddie madelyn madeleine, magdalena maggie lena, marcus mark marc marco,
margaret maggie meg peggy marge margie greta peg megan maggy margarita, maria mary marie,
marjorie marge margie, martha marty, martin marty, marvin marv,
mary molly polly mae may mamie maria, matilda tilly mattie, matthew matt matty mateo,
maurice morris moe, maximilian max, melanie mel, melinda mindy mel, melissa mel missy lissa,
melvin mel, mercedes mercy, michael mike mick mickey micky mikey miguel mitch,
michelle shelly chelle mickey, mildred millie, miranda mandy randi, mitchell mitch,
mohammed muhammad mohamed mohammad mo, montgomery monty, nancy nan, natalie nat, natasha tasha,
nathaniel nate nathan nat, nathan nate, nicholas nick nicky nico nicolas, nicole nicky nikki,
norman norm, oliver ollie, olivia liv livvy, oscar ozzie, oswald ozzie, pamela pam,
patricia pat patty trish tricia patsy, patrick pat paddy, paul paulie pablo, penelope penny,
peter pete pedro, philip phillip phil, phyllis phyl, priscilla cilla prissy, rachel rae,
ralph ralphie, randall randy randolph, raymond ray, rebecca becky becca reba, regina gina reggie,
reginald reg reggie, richard rick dick rich ricky richie ricardo,
robert bob bobby rob robbie bert roberto robby, roberta bobbie robbie, roderick rod, rodney rod,
roger rodge, roland rollie, ronald ron ronnie ronny, rosemary rose rosie, rosalind roz,
russell russ rusty, ruth ruthie, samantha sam sammy, samuel sam sammy, sandra sandy,
sarah sally sadie sara, sebastian seb bash, serena rena, shannon shan, sharon shari,
sheldon shelly, shirley shirl, sidney sid sydney, simon si, solomon sol, sophia sophie sofia,
stanley stan, stephanie steph stevie, stephen steven steve stevie esteban stefan,
stewart stu stuart, susan sue suzy susie suzanne suzie susanna, sylvester sly, sylvia syl,
tabitha tabby, tamara tammy tam, terence terry terrence, teresa theresa terry tess tessa terri,
thaddeus thad tad, theodore ted teddy theo, theodora dora thea, thomas tom tommy tomas,
timothy tim timmy, tobias toby, tracy trace, tyler ty, valerie val, vanessa nessa,
veronica ronnie roni, victor vic vick, victoria vicky tori vicki vickie,
vincent vince vinny vincenzo, virginia ginny, vivian viv, wallace wally, walter walt wally,
warren ren, wendell wendy, wesley wes, wilbur will, wilhelmina mina willa minnie,
william will bill billy willie liam willy guillermo, winifred winnie, winston win, yolanda yoli,
yvonne vonnie, zachary zach zack zac zachariah
`;

const namesakes = new Map<string, Set<number>>();
GROUPS.trim()
	.split(/,\s*/)
	.forEach((names, group) => {
		for (const name of names.split(' ')) {
			const groups = namesakes.get(name) ?? new Set<number>();
			namesakes.set(name, groups.add(group));
		}
	});

const NONE: readonly number[] = [];
const groupsOf = new Map([...namesakes].map(([name, groups]) => [name, [...groups]]));

/** The groups of names that a given name in plain words belongs to. */
export function nicknameGroups(name: string): readonly number[] {
	return groupsOf.get(name) ?? NONE;
}

/** Whether two given names are forms of one: Bob and Robert. Bob and Rob are, through Robert. */
export function areNicknames(a: readonly number[], b: readonly number[]): boolean {
	for (const group of a) if (b.includes(group)) return true;
	return false;
}
