"""Small files as each program writes them, after the formats their makers describe. Avery, Jordan and Sam are invented.

Wherever the format can say it, Avery belongs to a faith group and knows Jordan, who knows Sam.
"""

import json
from typing import Any

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
GRAPHML = f'{XML}<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
NAMES = ("Avery Lee", "Jordan Ash", "Sam Dale")
AVERY, JORDAN, SAM = NAMES


def keys(part: str, *names: str) -> str:
    """The keys of a GraphML file, each called as its attribute is."""
    return "".join(f'<key id="{name}" for="{part}" attr.name="{name}" attr.type="string"/>' for name in names)


def element(kind: str, cells: dict[str, Any], **attributes: str) -> str:
    """A node or an edge of GraphML with its data."""
    shown = "".join(f' {name}="{value}"' for name, value in attributes.items())
    data = "".join(f'<data key="{key}">{cell}</data>' for key, cell in cells.items())
    return f"<{kind}{shown}>{data}</{kind}>"


def nodes(**more: Any) -> str:
    """Avery, Jordan and Sam under the ids 0, 1 and 2, with *more* said of Avery."""
    cells = [{"label": name} | (more if name == AVERY else {}) for name in NAMES]
    return "".join(element("node", said, id=str(at)) for at, said in enumerate(cells))


TABLE = """Contacts of the ward,,,,,,,,,,,
,,,,,,,,,,,
Name,Kind,Ring,Sector,Tie,Seen,Wish,Knows,May know,Note,Languages,E-mail
Avery Lee,person,1,Faith,strong,enough,More walks,Jordan Ash,Sam Dale,Met at the fair,Urdu,a@example.org
Jordan Ash,group,4,Housing,stressed,not at all,,Sam Dale,,,,
Sam Dale,,,,,,,,,,,
"""

GOOGLE = """First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,\
Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,\
E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street
Avery,Jo,Lee,,Dr,,Ave,,Mill Housing Trust,Officer,,1980-02-03,Met at the fair,,* myContacts ::: Fair,* Work,\
avery@example.org,Mobile,0161 000,1 High Street
Jordan,,Ash,,,,,,,,,,,,* myContacts,,,,,
"""
GOOGLE_BEFORE = """Name,Given Name,Additional Name,Family Name,Yomi Name,Nickname,Birthday,Group Membership,\
E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title
Avery Jo Lee,Avery,Jo,Lee,,Ave,1980-02-03,* myContacts ::: Fair,avery@example.org,0161 000,Mill Housing Trust,Officer
Jordan Ash,Jordan,,Ash,,,,* myContacts,,,,
"""
OUTLOOK = """First Name,Middle Name,Last Name,Title,Suffix,Nickname,Company,Department,Job Title,Business Street,\
Business Phone,Mobile Phone,Birthday,Anniversary,Categories,E-mail Address,E-mail Type,Notes,Web Page
Avery,Jo,Lee,Dr,,Ave,Mill Housing Trust,,Officer,1 High Street,0161 000,07700 900,3/2/1980,0/0/00,Fair,\
avery@example.org,SMTP,Met at the fair,
Jordan,,Ash,,,,,,,,,,0/0/00,0/0/00,,,,,
"""
VCARD = "\r\n".join(
    """BEGIN:VCARD
VERSION:3.0
FN:Avery Jo Lee
N:Lee;Avery;Jo;Dr;
NICKNAME:Ave
ORG:Mill Housing Trust;Repairs
TITLE:Officer
EMAIL;TYPE=INTERNET:avery@example.org
item1.TEL;TYPE=CELL:0161 000
ADR;TYPE=HOME:;;1 High Street;;;;
BDAY:1980-02-03
NOTE:Met at the fair
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Ash;Jordan;;;
FN:Jordan Ash
END:VCARD
""".split("\n")
)

AT = "11/12/26, 9:58:10 AM"
TEAMS = f"""1. Summary
Meeting title\tHuddle
Attended participants\t2
Start time\t{AT}
End time\t{AT}
Meeting duration\t1h 3m 37s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Avery Lee\t{AT}\t{AT}\t1h 3m 20s\tavery@example.org\tavery@example.org\tOrganizer
Jordan Ash (Guest)\t{AT}\t{AT}\t59m\t\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Avery Lee\t{AT}\t{AT}\t32m\tavery@example.org\tOrganizer
Avery Lee\t{AT}\t{AT}\t30m\tavery@example.org\tOrganizer
Jordan Ash (Guest)\t{AT}\t{AT}\t59m\t\tPresenter
"""

CANVAS = (
    f'{GRAPHML} xmlns:nc="http://schema.networkcanvas.com/xmlns" nc:startTime="2026-11-02T10:04:00.000Z">'
    + keys("all", "label", "networkCanvasType", "networkCanvasUUID")
    + keys("node", "closeness", "languages", "layout_X", "layout_Y")
    + keys("edge", "networkCanvasSourceUUID", "networkCanvasTargetUUID", "how_often")
    + keys("graph", "age")
    + '<graph edgedefault="undirected" nc:caseId="P014"><data key="networkCanvasUUID">6f1c</data>'
    + '<data key="age">37</data>'
    + "".join(
        element(
            "node", {"networkCanvasUUID": own, "networkCanvasType": "Person", "label": name, **more}, id=str(at + 1)
        )
        for at, (own, name, more) in enumerate(
            (
                ("a11", AVERY, {"closeness": 5, "languages": "Urdu", "layout_X": 0.25, "layout_Y": 0.5}),
                ("b22", JORDAN, {"closeness": 1}),
                ("c33", SAM, {}),
            )
        )
    )
    + "".join(
        element(
            "edge",
            {"networkCanvasType": kind, "networkCanvasSourceUUID": one, "networkCanvasTargetUUID": other, **more},
            source=start,
            target=end,
        )
        for kind, one, other, start, end, more in (
            ("Knows", "a11", "b22", "1", "2", {"how_often": 3}),
            ("Rivalry", "b22", "c33", "2", "3", {}),
        )
    )
    + "</graph></graphml>"
)
CANVAS_PEOPLE = """nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,languages,closeness,layout_x,layout_y
1,e-1,a11,Avery Lee,Urdu,5,0.25,0.5
2,e-1,b22,Jordan Ash,,1,0.5,0.5
3,e-1,c33,Sam Dale,,,,
"""
CANVAS_TIES = """edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,\
networkCanvasTargetUUID,how_often
3,1,2,e-1,d1,a11,b22,3
4,2,3,e-1,d2,b22,c33,
"""
CANVAS_EGO = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,age\ne-1,P014,s-1,37\n"

KUMU_BLUEPRINT = json.dumps(
    {
        "elements": [
            {"label": AVERY, "type": "Person", "tags": ["Runner", "Cook"], "description": "Met", "sector": "Faith"},
            {"label": JORDAN, "type": "Organization"},
            {"label": SAM, "type": "Person"},
        ],
        "connections": [
            {
                "from": AVERY,
                "to": JORDAN,
                "direction": "directed",
                "type": "Funds",
                "strength": "High",
                "tags": ["2026"],
            },
            {"from": JORDAN, "to": SAM, "direction": "mutual"},
        ],
    }
)
KUMU_PROJECT = json.dumps(
    {
        "elements": [
            {
                "_id": "elem-a",
                "attributes": {
                    "label": AVERY,
                    "element type": "Person",
                    "tags": ["Runner", "Cook"],
                    "description": "Met",
                    "sector": "Faith",
                },
            },
            {"_id": "elem-b", "attributes": {"label": JORDAN, "element type": "Organization"}},
            {"_id": "elem-c", "attributes": {"label": SAM, "element type": "Person"}},
        ],
        "connections": [
            {
                "_id": "conn-1",
                "from": "elem-a",
                "to": "elem-b",
                "direction": "directed",
                "attributes": {"connection type": "Funds", "strength": "High", "tags": ["2026"]},
            },
            {"_id": "conn-2", "from": "elem-b", "to": "elem-c", "direction": "undirected", "attributes": {}},
        ],
        "maps": [{"_id": "map-1", "name": "Ours"}],
    }
)
KUMU_ELEMENTS = """Label,Type,Tags,Description,Sector
Avery Lee,Person,Runner|Cook,Met,Faith
Jordan Ash,Organization,,,
Sam Dale,Person,,,
"""
KUMU_CONNECTIONS = """From,To,Direction,Type,Strength,Tags
Avery Lee,Jordan Ash|Sam Dale,directed,Funds,High,2026
Jordan Ash,Sam Dale,undirected,,,
"""

GEXF = f"""{XML}<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
<meta lastmodifieddate="2026-11-02"><creator>Gephi 0.10.1</creator></meta>
<graph defaultedgetype="undirected" mode="static">
<attributes class="node" mode="static"><attribute id="sector" title="Sector" type="string"/>
<attribute id="modularity_class" title="Modularity Class" type="integer"/></attributes>
<attributes class="edge" mode="static"><attribute id="since" title="Since" type="string"/></attributes>
<nodes><node id="0" label="Avery Lee"><attvalues><attvalue for="sector" value="Faith"/>
<attvalue for="modularity_class" value="2"/></attvalues><viz:size value="10.0"/><viz:position x="1.0" y="2.0"/>
<viz:color r="1" g="2" b="3"/></node><node id="1" label="Jordan Ash"><attvalues></attvalues></node>
<node id="2" label="Sam Dale"/></nodes>
<edges><edge id="0" source="0" target="1" weight="3.0">
<attvalues><attvalue for="since" value="2019"/></attvalues></edge>
<edge id="1" source="1" target="2" type="directed" kind="asks"/></edges></graph></gexf>"""
GEPHI_GRAPHML = (
    f"{GRAPHML}>{keys('node', 'label', 'sector', 'r', 'x', 'size')}"
    '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>'
    '<key id="edgeid" for="edge" attr.name="Edge Id" attr.type="string"/><graph edgedefault="undirected">'
    + nodes(sector="Faith", r=153, x=1.5, size=10.0)
    + element("edge", {"edgeid": "e7", "weight": "3.0"}, source="0", target="1")
    + element("edge", {"edgeid": "e8", "weight": "1.0"}, source="1", target="2")
    + "</graph></graphml>"
)
GEPHI_NODES = "Id,Label,timeset,modularity_class,sector\n0,Avery Lee,,2,Faith\n1,Jordan Ash,,0,\n2,Sam Dale,,0,\n"
GEPHI_EDGES = """Source,Target,Type,Id,Label,timeset,Weight
0,1,Undirected,0,,,3.0
1,2,Directed,1,,,1.0
"""
GEPHI_EDGES_BY_NAME = GEPHI_EDGES.replace("\n0,1,", f"\n{AVERY},{JORDAN},").replace("\n1,2,", f"\n{JORDAN},{SAM},")


def _shape(name: str, around: str = "ShapeNode") -> str:
    label = '<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel>'
    look = '<y:Geometry height="30.0" width="30.0" x="1.0" y="2.0"/><y:Fill color="#FFCC00"/>'
    return f'<y:{around}>{look}<y:NodeLabel alignment="center">{name}{label}</y:NodeLabel></y:{around}>'


def _line(start: str, end: str, label: str = "") -> str:
    words = f"<y:EdgeLabel>{label}</y:EdgeLabel>" if label else ""
    return f'<y:PolyLineEdge><y:Arrows source="{start}" target="{end}"/>{words}</y:PolyLineEdge>'


YED = (
    f'{GRAPHML} xmlns:y="http://www.yworks.com/xml/graphml"><!--Created by yEd 3.23-->'
    '<key for="port" id="d1" yfiles.type="portgraphics"/>'
    '<key attr.name="description" attr.type="string" for="node" id="d5"/>'
    '<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="graphml" id="d7" yfiles.type="resources"/>'
    '<key for="edge" id="d10" yfiles.type="edgegraphics"/><graph edgedefault="directed" id="G">'
    '<node id="n0" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">'
    f"{_shape('Faith groups', 'GroupNode')}{_shape('Folder 1', 'GroupNode')}</y:Realizers></y:ProxyAutoBoundsNode>"
    '</data><graph edgedefault="directed" id="n0:">'
    + element("node", {"d5": "Met", "d6": _shape(AVERY)}, id="n0::n0")
    + "</graph></node>"
    + element("node", {"d6": _shape("Jordan\nAsh")}, id="n1")
    + element("node", {"d6": _shape(SAM)}, id="n2")
    + element("edge", {"d10": _line("none", "standard", "trusts")}, id="e0", source="n0::n0", target="n1")
    + element("edge", {"d10": _line("none", "none")}, id="e1", source="n1", target="n2")
    + element("edge", {"d10": _line("standard", "none")}, id="e2", source="n0::n0", target="n2")
    + '</graph><data key="d7"><y:Resources/></data></graphml>'
)


def _cytoscape(at: int, one: str, word: str, other: str) -> dict[str, Any]:
    called = f"{one} ({word}) {other}"
    said = {"shared_name": called, "shared_interaction": word, "name": called, "interaction": word}
    return {"data": {"id": str(at), "source": str(NAMES.index(one)), "target": str(NAMES.index(other)), **said}}


CYJS = json.dumps(
    {
        "format_version": "1.0",
        "generated_by": "cytoscape-3.10.1",
        "data": {"shared_name": "Ours", "name": "Ours", "SUID": 52},
        "elements": {
            "nodes": [
                {
                    "data": {"id": str(at), "shared_name": name, "name": name, "SUID": at, "selected": False}
                    | ({"sector": "Faith"} if name == AVERY else {}),
                    "position": {"x": 1.5, "y": 2.5},
                }
                for at, name in enumerate(NAMES)
            ],
            "edges": [_cytoscape(7, AVERY, "trusts", JORDAN), _cytoscape(8, JORDAN, "interacts with", SAM)],
        },
    }
)
CYTOSCAPE_GRAPHML = (
    f"{GRAPHML}>{keys('node', 'label', 'shared name', 'SUID', 'selected', 'sector')}"
    f'{keys("edge", "interaction", "shared interaction")}<graph edgedefault="directed" id="Ours">'
    + nodes(sector="Faith", SUID=61, selected="false")
    + element("edge", {"interaction": "trusts", "shared interaction": "trusts"}, source="0", target="1")
    + element("edge", {"interaction": "interacts with"}, source="1", target="2")
    + "</graph></graphml>"
)
CYTOSCAPE_EDGES = """"SUID","interaction","name","selected","shared interaction","shared name"
"70","trusts","Avery Lee (trusts) Jordan Ash","false","trusts","Avery Lee (trusts) Jordan Ash"
"71","interacts with","Jordan Ash (interacts with) Sam Dale","false","interacts with",\
"Jordan Ash (interacts with) Sam Dale"
"""

NETWORKX_GRAPHML = (
    f'{GRAPHML}><key id="d1" for="edge" attr.name="weight" attr.type="long"/>'
    '<key id="d0" for="node" attr.name="sector" attr.type="string"/><graph edgedefault="undirected">'
    + element("node", {"d0": "Faith"}, id=AVERY)
    + f'<node id="{JORDAN}"/><node id="{SAM}"/>'
    + element("edge", {"d1": 3}, source=AVERY, target=JORDAN)
    + element("edge", {}, source=JORDAN, target=SAM)
    + "</graph></graphml>"
)


def node_link(edges: str) -> str:
    """As networkx writes it, the edges under the key of an older or a newer version."""
    people = [{"sector": "Faith", "id": AVERY}, {"id": JORDAN}, {"id": SAM}]
    ties = [{"weight": 3, "source": AVERY, "target": JORDAN}, {"source": JORDAN, "target": SAM}]
    return json.dumps({"directed": False, "multigraph": False, "graph": {}, "nodes": people, edges: ties})


D3 = json.dumps(
    {
        "nodes": [{"id": AVERY, "group": "Faith"}, {"id": JORDAN}, {"id": SAM}],
        "links": [
            {"source": AVERY, "target": JORDAN, "weight": 3},
            {"source": JORDAN, "target": SAM, "weight": 1},
        ],
    }
)
D3_BY_PLACE = json.dumps(
    {
        "nodes": [{"name": AVERY, "group": "Faith"}, {"name": JORDAN}, {"name": SAM}],
        "links": [{"source": 0, "target": 1, "weight": 3}, {"source": 2, "target": 1, "weight": 1}],
    }
)
