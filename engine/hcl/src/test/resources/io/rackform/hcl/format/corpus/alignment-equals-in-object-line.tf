a={b=1,cc=2}
ddd={e=1
f=2}
