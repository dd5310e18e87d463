/** USPS Publication 28, appendix C1: the standard abbreviation, then how else it is written. */
const TABLE = `
aly: alley allee ally
anx: anex annex annx
arc: arcade
ave: avenue av aven avenu avn avnue aveune avenuse
byu: bayou bayoo
bch: beach
bnd: bend
blf: bluf bluff
blfs: bluffs
btm: bottom bot bottm
blvd: boulevard boul boulv bvd boulevar blv bld bulevard
br: branch brnch
brg: bridge brdge
brk: brook
brks: brooks
bg: burg
bgs: burgs
byp: bypass bypa bypas byps
cp: camp cmp
cyn: canyon canyn cnyn
cpe: cape
cswy: causeway causwa
ctr: center cen cent centr centre cnter cntr
ctrs: centers
cir: circle circ circl crcl crcle
cirs: circles
clf: cliff
clfs: cliffs
clb: club
cmn: common
cmns: commons
cor: corner
cors: corners
crse: course
ct: court crt
cts: courts
cv: cove
cvs: coves
crk: creek
cres: crescent crsent crsnt
crst: crest
xing: crossing crssng
xrd: crossroad
xrds: crossroads
curv: curve
dl: dale
dm: dam
dv: divide div dvd
dr: drive driv drv
drs: drives
est: estate
ests: estates
expy: expressway exp expr express expw expwy
ext: extension extn extnsn
exts: extensions
fall:
fls: falls
fry: ferry frry
fld: field
flds: fields
flt: flat
flts: flats
frd: ford
frds: fords
frst: forest forests
frg: forge forg
frgs: forges
frk: fork
frks: forks
ft: fort frt
fwy: freeway freewy frway frwy
gdn: garden gardn grden grdn
gdns: gardens grdns
gtwy: gateway gatewy gatway gtway
gln: glen
glns: glens
grn: green
grns: greens
grv: grove grov
grvs: groves
hbr: harbor harb harbr hrbor
hbrs: harbors
hvn: haven
hts: heights ht
hwy: highway highwy hiway hiwy hway hghwy hgwy
hl: hill
hls: hills
holw: hollow hllw hollows holws
inlt: inlet
is: island islnd
iss: islands islnds
isle: isles
jct: junction jction jctn junctn juncton
jcts: junctions jctns
ky: key
kys: keys
knl: knoll knol
knls: knolls
lk: lake
lks: lakes
land:
lndg: landing lndng
ln: lane la
lgt: light
lgts: lights
lf: loaf
lck: lock
lcks: locks
ldg: lodge ldge lodg
loop: loops lp
mall:
mnr: manor
mnrs: manors
mdw: meadow
mdws: meadows mdw medows
mews:
ml: mill
mls: mills
msn: mission missn mssn
mtwy: motorway
mt: mount mnt
mtn: mountain mntain mntn mountin mtin
mtns: mountains mntns
nck: neck
orch: orchard orchrd
oval: ovl
opas: overpass
park: prk pk parks
pkwy: parkway parkwy pkway pky parkways pkwys pakway prkwy
pass:
psge: passage
path: paths
pike: pikes
pne: pine
pnes: pines
pl: place
pln: plain
plns: plains
plz: plaza plza
pt: point
pts: points
prt: port
prts: ports
pr: prairie prr
radl: radial rad radiel
ramp:
rnch: ranch ranches rnchs
rpd: rapid
rpds: rapids
rst: rest
rdg: ridge rdge
rdgs: ridges
riv: river rvr rivr
rd: road
rds: roads
rte: route
row:
rue:
run:
shl: shoal
shls: shoals
shr: shore shoar
shrs: shores shoars
skwy: skyway
spg: spring spng sprng
spgs: springs spngs sprngs
spur: spurs
sq: square sqr sqre squ
sqs: squares sqrs
sta: station statn stn
stra: stravenue strav straven stravn strvn strvnue
strm: stream streme
st: street strt str stree steet streeet
sts: streets
smt: summit sumit sumitt
ter: terrace terr
trwy: throughway
trce: trace traces
trak: track tracks trk trks
trfy: trafficway
trl: trail trails trls
trlr: trailer trlrs
tunl: tunnel tunel tunls tunnels tunnl
tpke: turnpike trnpk turnpk
upas: underpass
un: union
uns: unions
vly: valley vally vlly
vlys: valleys
via: vdct viadct viaduct
vw: view
vws: views
vlg: village vill villag villg villiage
vlgs: villages
vl: ville
vis: vista vist vst vsta
walk: walks
wall:
way: wy
ways:
wl: well
wls: wells
`;

const ABBREVIATIONS = new Map<string, string>();
for (const row of TABLE.trim().split('\n')) {
	const [abbreviation = '', others = ''] = row.split(':');
	for (const word of [abbreviation, ...others.trim().split(' ')]) {
		if (word !== '' && !ABBREVIATIONS.has(word)) ABBREVIATIONS.set(word, abbreviation);
	}
}

/** The USPS abbreviation of a street suffix, in lower case; undefined when the word is none. */
export function suffixAbbreviation(word: string): string | undefined {
	return ABBREVIATIONS.get(word);
}
