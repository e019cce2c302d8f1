"""Adds the phrases of /work/i6/phrases/*.tsv to knowledge/intents/*.yaml as further authors; drops texts that exist already (any intent) or are in the test set."""
import sys,glob,os,re,json,yaml
root=sys.argv[1]
norm=lambda t: re.sub(r'[\s，。,.!！?？~～…、]+','',t).lower()
test=set()
for a in glob.glob('/work/i6/test/a*/messages.jsonl'):
    for l in open(a): test.add(norm(json.loads(l)['text']))
seen={}
for f in glob.glob(root+'/knowledge/intents/*.yaml'):
    d=yaml.safe_load(open(f))
    for a,ps in d['phrases'].items():
        for p in ps: seen[norm(str(p))]=d['id']
add={}
drop={'test':0,'dup':0,'conflict':[]}
for f in sorted(glob.glob('/work/i6/phrases/*.tsv')):
    author=os.path.basename(f)[:-4]
    for l in open(f):
        l=l.rstrip('\n')
        if not l.strip(): continue
        intent,text=l.split('\t',1)
        text=text.strip(); k=norm(text)
        if k=='' : continue
        if k in test: drop['test']+=1; continue
        if k in seen:
            if seen[k]!=intent: drop['conflict'].append((text,seen[k],intent))
            drop['dup']+=1; continue
        seen[k]=intent
        add.setdefault(intent,{}).setdefault(author,[]).append(text)
n=0
def q(t):
    plain=re.match(r"^[^\s\-?:,\[\]{}#&*!|>'\"%@`=~][^#:]*$",t) and not t.endswith(' ') and ': ' not in t and not re.match(r'^(?:y|n|yes|no|true|false|on|off|null|~|[\d.,_+-]+|0x.*|.*\d:\d.*)$',t,re.I)
    if plain and yaml.safe_load(t)==t: return t
    return "'"+t.replace("'","''")+"'"
for intent,by in add.items():
    f=f'{root}/knowledge/intents/{intent}.yaml'
    s=open(f).read().rstrip('\n')+'\n'
    for author,texts in by.items():
        s+=f'  {author}:\n'+''.join(f'    - {q(t)}\n' for t in texts); n+=len(texts)
    d=yaml.safe_load(s)
    for author,texts in by.items(): assert [str(x) for x in d['phrases'][author]]==texts,(f,author)
    open(f,'w').write(s)
print(n,'added',{k:(v if isinstance(v,int) else len(v)) for k,v in drop.items()})
for c in drop['conflict'][:40]: print(c)
