package pdffile

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
)

// crypt decrypts the strings and streams of a file that opens without a password: many offices
// protect their files against changes only (ISO 32000-2, 7.6).
type crypt struct {
	key      []byte
	strings  method
	streams  method
	metadata bool
}

type method int

const (
	plain method = iota
	rc4Method
	aes128
	aes256
)

// passwordPad fills a password up; here it is all of the empty one.
var passwordPad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// openCrypt finds the key for the empty user password.
func (f *File) openCrypt() error {
	d := f.Dict(f.Trailer["Encrypt"])
	if d == nil {
		return ErrDamaged
	}
	if f.Name(d["Filter"]) != "Standard" {
		return ErrCrypt
	}
	c := &crypt{metadata: f.Get(d, "EncryptMetadata") != false}
	version := f.Int(d["V"])
	switch version {
	case 1, 2:
		c.strings, c.streams = rc4Method, rc4Method
	case 4, 5:
		c.strings, c.streams = f.cryptFilter(d, "StrF"), f.cryptFilter(d, "StmF")
	default:
		return ErrCrypt
	}
	if version == 5 {
		c.key = f.key256(d)
	} else {
		c.key = f.key128(d)
	}
	if c.key == nil {
		return ErrPassword
	}
	f.crypt = c
	// What was read before the key was known may hold encrypted strings.
	clear(f.cache)
	if r, ok := f.Trailer["Encrypt"].(Ref); ok {
		f.cache[r.ID] = d
	}
	return nil
}

func (f *File) cryptFilter(d Dict, key Name) method {
	filter := f.Dict(f.Dict(d["CF"])[f.Name(d[key])])
	switch f.Name(filter["CFM"]) {
	case "V2":
		return rc4Method
	case "AESV2":
		return aes128
	case "AESV3":
		return aes256
	}
	return plain
}

func (f *File) bytes(v any) []byte {
	s, _ := f.Resolve(v).(String)
	return []byte(s)
}

// key128 is algorithm 2 for the empty password, checked by algorithms 4 and 5.
func (f *File) key128(d Dict) []byte {
	revision := f.Int(d["R"])
	n := 5
	if revision >= 3 {
		if n = f.Int(d["Length"]) / 8; n < 5 || n > 16 {
			n = 16
		}
	}
	owner, user, id := f.bytes(d["O"]), f.bytes(d["U"]), []byte(nil)
	if ids := f.Array(f.Trailer["ID"]); len(ids) > 0 {
		id = f.bytes(ids[0])
	}
	p := uint32(int64(f.Number(d["P"])))
	h := md5.New()
	h.Write(passwordPad)
	h.Write(owner[:min(32, len(owner))])
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(id)
	if revision >= 4 && f.Get(d, "EncryptMetadata") == false {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:n])
			key = sum[:]
		}
	}
	key = key[:n]
	check := bytes.Clone(passwordPad)
	if revision >= 3 {
		sum := md5.Sum(append(bytes.Clone(passwordPad), id...))
		check = sum[:]
		for i := range 20 {
			mixed := bytes.Clone(key)
			for j := range mixed {
				mixed[j] ^= byte(i)
			}
			check = crypt4(mixed, check)
		}
	} else {
		check = crypt4(key, check)
	}
	if len(user) < len(check) || !bytes.Equal(user[:len(check)], check) {
		return nil
	}
	return key
}

func crypt4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// key256 is algorithm 2.A for the empty password.
func (f *File) key256(d Dict) []byte {
	user, packed := f.bytes(d["U"]), f.bytes(d["UE"])
	if len(user) < 48 || len(packed) < 32 {
		return nil
	}
	hash := hash5
	if f.Int(d["R"]) >= 6 {
		hash = hash6
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, packed[:32])
	return key
}

func hash5(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	return sum[:]
}

// hash6 is algorithm 2.B for the empty password.
func hash6(salt []byte) []byte {
	k := hash5(salt)
	for round := 0; ; round++ {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := bytes.Repeat(k, 64)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, b := range e[:16] {
			rest += int(b)
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		default:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}

// value decrypts the strings in a value.
func (c *crypt) value(v any, ref Ref) any {
	switch v := v.(type) {
	case String:
		return String(c.decrypt([]byte(v), c.strings, ref))
	case Array:
		for i := range v {
			v[i] = c.value(v[i], ref)
		}
	case Dict:
		for k := range v {
			v[k] = c.value(v[k], ref)
		}
	}
	return v
}

func (c *crypt) stream(data []byte, s *Stream) []byte {
	if s.Dict["Type"] == Name("Metadata") && !c.metadata {
		return data
	}
	return c.decrypt(data, c.streams, s.ref)
}

func (c *crypt) decrypt(data []byte, m method, ref Ref) []byte {
	switch m {
	case rc4Method:
		return crypt4(c.keyOf(ref, ""), data)
	case aes128:
		return decryptAES(c.keyOf(ref, "sAlT"), data)
	case aes256:
		return decryptAES(c.key, data)
	}
	return data
}

// keyOf is the key of one object (algorithm 1).
func (c *crypt) keyOf(ref Ref, salt string) []byte {
	h := md5.New()
	h.Write(c.key)
	h.Write([]byte{byte(ref.ID), byte(ref.ID >> 8), byte(ref.ID >> 16), byte(ref.Gen), byte(ref.Gen >> 8)})
	h.Write([]byte(salt))
	return h.Sum(nil)[:min(16, len(c.key)+5)]
}

// decryptAES decrypts CBC with the initial vector before the data and padding behind it.
func decryptAES(key, data []byte) []byte {
	const size = aes.BlockSize
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*size {
		return nil
	}
	body := data[size : len(data)/size*size]
	out := make([]byte, len(body))
	cipher.NewCBCDecrypter(block, data[:size]).CryptBlocks(out, body)
	if pad := int(out[len(out)-1]); pad <= size {
		out = out[:len(out)-pad]
	}
	return out
}
