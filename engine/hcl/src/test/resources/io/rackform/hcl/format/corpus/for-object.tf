a={for k,v in m:k=>v}
b={for x in y:x.id=>x... if x.ok}
c={for k,v in m:k=>-v}
